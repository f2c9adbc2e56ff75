import { z } from "zod";
import { objectType } from "../../engine/object-type";
import { property } from "../../engine/property";
import { credentialInputs, rotateWhenChanged } from "../credential-properties";
import { labelProperties } from "../label-properties";

const { serviceAccountId, organizationId, allowSelfRevocation } = credentialInputs;

/** What a program says of one credential of a set. */
export const declarationProperties = {
  name: {
    ...labelProperties.name,
    description:
      "The name shown in Keycard's UI, 1 to 255 characters. Default: the key, and the set's name with a random suffix, made once; no other may end so. A change is made in place.",
  },
  description: labelProperties.description,
  rotateWhenChanged: property(rotateWhenChanged, {
    description:
      "Any keys and values; a change in them replaces this credential and no other. The new one exists before the old is deleted.",
    emptyIsAbsent: true,
  }),
};

const declaration = objectType(
  {
    id: "CredentialDeclaration",
    description: "One credential of a `ServiceAccountCredentialSet`.",
  },
  declarationProperties,
);

/** What a program says of one credential of a set. */
export type Declaration = z.infer<typeof declaration>;

export const inputs = {
  serviceAccountId: {
    ...serviceAccountId,
    description:
      "The service account that the credentials log in as: its id, or the Pulumi id of a `ServiceAccount`. Changing it replaces the set.",
  },
  organizationId: {
    ...organizationId,
    description:
      "The organization, by id or label, 1 to 255 characters. Default for a new set: the provider's; afterwards the set stays where it is. Changing it replaces the set.",
  },
  credentials: property(z.record(z.string(), declaration), {
    description:
      "The credentials, each under a key of the program's choice, which the outputs have too: 1 to 100 characters, no quotation mark, backslash or control character among them, and no `__` at the beginning. Each may have a `name`, a `description` and `rotateWhenChanged`, or nothing: `{}`. A key that is added makes a credential, one that is removed deletes its own; another key is another credential.",
    confidential: true,
    byKey: true,
  }),
  allowSelfRevocation,
};

/** The outputs that tell of each credential, by key. */
export const mapsByKey = ["credentialIds", "clientIds", "clientSecrets"] as const;

const byKey = z.record(z.string(), z.string());

export const outputs = {
  credentialIds: property(byKey, { description: "The API's ids of the credentials, by key." }),
  clientIds: property(byKey, {
    description: "What workloads log in as, together with `clientSecrets`, by key.",
  }),
  clientSecrets: property(byKey, {
    description:
      "By key. Always a secret. The API tells them once, at creation; from then on the state keeps them.",
    secret: true,
  }),
  pendingDeletes: property(byKey.optional(), {
    description:
      "Client ids of credentials that no key stands for any more, by the API's ids. There only where one could not be deleted; the next `pulumi up` deletes it.",
  }),
  pendingCreates: property(byKey.optional(), {
    description:
      "When creations began of which it is not known whether they have made anything, by the names of what they would have made. RFC 3339, UTC. There only where there was one; the next `pulumi up` finds out.",
    tells: "credentials",
  }),
};
