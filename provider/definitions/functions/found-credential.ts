import { z } from "zod";
import type { ServiceAccountCredential } from "../../../sdk";
import { definedOnly, property, type Values } from "../../engine/property";
import { formatId } from "../../engine/resource-id";
import { foundOutputs, permissions } from "./lookup-properties";

/** A credential as functions answer with it: all but its secret, which the API tells at its creation alone. */
export const credentialProperties = {
  id: property(z.string(), {
    description:
      "The Pulumi id, `<organization>/<service account>/<credential>`, by which a `ServiceAccountCredential` is imported.",
  }),
  ...foundOutputs,
  credentialId: property(z.string(), { description: "The API's id of the credential." }),
  clientId: property(z.string(), {
    description: "What a workload logs in as, together with the credential's secret.",
  }),
  lastUsedAt: property(z.string().optional(), {
    description:
      "When something logged in with it for the last time. RFC 3339, UTC. Absent while nothing has.",
  }),
  permissions,
};

export function foundCredential(
  found: ServiceAccountCredential,
  { organizationId, serviceAccountId }: { organizationId: string; serviceAccountId: string },
): Values<typeof credentialProperties> {
  const { description, last_used_at: lastUsedAt, permissions } = found;
  return {
    id: formatId(organizationId, serviceAccountId, found.id),
    organizationId,
    serviceAccountId,
    credentialId: found.id,
    clientId: found.client_id,
    name: found.name,
    createdAt: found.created_at,
    ...definedOnly({ description: description || undefined, lastUsedAt, permissions }),
  };
}
