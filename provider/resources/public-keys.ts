import type * as pulumi from "@pulumi/pulumi";

/** A JWK as a value (RFC 7517), such as a `JsonWebKey` of Node's or of Web Crypto. */
export interface PublicJwk {
  kty?: string | undefined;
  /** Of an EC or X25519 key. */
  crv?: string | undefined;
  x?: string | undefined;
  y?: string | undefined;
  /** Of an RSA key. */
  n?: string | undefined;
  e?: string | undefined;
  // Checked by the provider; Node's own type says nothing of them.
  kid?: unknown;
  use?: unknown;
  alg?: unknown;
  key_ops?: unknown;
  ext?: unknown;
}

/** As PEM (`BEGIN PUBLIC KEY`, or a certificate) or JWK, that one as JSON text or as a value. */
export type PublicKey = string | PublicJwk;

/** What a secret is encrypted to: one key, or some. */
export type PublicKeys =
  | pulumi.Input<PublicKey | undefined>
  | pulumi.Input<pulumi.Input<PublicKey>[] | undefined>;
