import { z } from "zod";
import * as parameters from "../../sdk/parameters";
import { property } from "../engine/property";
import { labelProperties } from "./label-properties";

/** What every kind of credential takes. */
export const credentialInputs = {
  serviceAccountId: property(z.string().min(1), {
    description:
      "The service account that the credential logs in as: its id, or the Pulumi id of a `ServiceAccount`. Changing it replaces the credential.",
    replaces: true,
  }),
  organizationId: property(parameters.id, {
    description:
      "The organization, by id or label, 1 to 255 characters. Default for a new credential: the provider's; afterwards the credential stays where it is. Changing it replaces the credential.",
    replaces: true,
    fromProvider: true,
  }),
  ...labelProperties,
  allowSelfRevocation: property(z.boolean().optional(), {
    description:
      "Allows to delete or replace the very credential that the provider is logged in with. Takes effect with the `pulumi up` after the one that sets it. Default false.",
  }),
  verify: property(z.boolean().optional(), {
    description:
      "Logs in with the credential after it was created or updated, and fails the update where that is refused; at refresh, where it is refused, warns and asks for an update. With `encryptTo` only after it was created. Default false.",
  }),
};

/** What `encryptTo` is good for; what a change of it does is the resource's matter. */
export const encryptToDescription =
  "Public keys, as PEM or JWK: RSA of 2048 bits or more, EC on P-256, P-384 or P-521, or X25519. The secret is encrypted to each of them before it leaves the provider: `encryptedClientSecret` is set, and `clientSecret` is not.";

/** What triggers a new credential; what becomes of the old one is the resource's matter. */
export const rotateWhenChanged = z.record(z.string(), z.string()).optional();

/** What the API tells of a credential, at its creation. */
export const credentialOutputs = {
  credentialId: property(z.string(), { description: "The API's id of the credential." }),
  clientId: property(z.string(), {
    description: "What the workload logs in as, together with `clientSecret`.",
  }),
  clientSecret: property(z.string().optional(), {
    description:
      "Always a secret. The API tells it once, at creation; from then on the state keeps it. Absent where `encryptTo` is given, and where the credential was adopted without it.",
    secret: true,
    absentIfAdopted: true,
    notWith: "encryptTo",
  }),
  encryptedClientSecret: property(z.string().optional(), {
    description:
      "The client secret, encrypted to the keys of `encryptTo`: a JWE in its General JSON Serialization, as text. No secret: only who has one of the private keys can read it.",
    onlyWith: "encryptTo",
  }),
  createdAt: property(z.string(), {
    description: "When the credential was created. RFC 3339, UTC.",
  }),
};
