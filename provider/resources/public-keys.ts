import type * as pulumi from "@pulumi/pulumi";

/** A JWK as a value. */
export interface PublicJwk {
  kty?: string | undefined;
}

/** As PEM (`BEGIN PUBLIC KEY`, or a certificate) or JWK, that one as JSON text or as a value. */
export type PublicKey = string | PublicJwk;

/** What a secret is encrypted to: one key, or some. */
export type PublicKeys =
  | pulumi.Input<PublicKey | undefined>
  | pulumi.Input<pulumi.Input<PublicKey>[] | undefined>;
