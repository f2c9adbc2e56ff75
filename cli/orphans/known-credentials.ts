import { z } from "zod";
import { addressOf } from "../../provider/definitions/credential-address";
import {
  type InterruptedCreation,
  interruptedCreation,
  pendingCreations,
} from "./interrupted-creation";
import { readable } from "./secret-value";
import type { ExportedResource } from "./stack-export";

/** What stacks know, by either id. */
export interface KnownCredentials {
  credentialIds: Set<string>;
  clientIds: Set<string>;
  /** What they may hold without knowing it by an id. */
  interrupted: InterruptedCreation[];
}

/** Of the dynamic provider or the plugin, by class. */
const ourType = /^(?:pulumi-nodejs:dynamic\/keycard|keycard:index):(\w+)$/;

const values = z.union([
  z.array(z.string()),
  z.record(z.string(), z.string()).transform((record) => Object.values(record)),
]);

/** Where outputs hold the API's ids of credentials. */
const held = z.object({
  credentialId: z.string().optional(),
  previous: z.array(z.object({ credentialId: z.string() })).optional(),
  credentialIds: values.optional(),
  /** Client ids by the API's ids. */
  pendingDeletes: z.record(z.string(), z.unknown()).optional(),
});

/** The id of the resource tells it already. */
const heldByOne = held.extend({ credentialId: z.string().optional().catch(undefined) });

/** Only ever needed beside the above. */
const clients = z.object({
  clientId: z.string().optional().catch(undefined),
  clientIds: values.optional().catch(undefined),
});

/** @throws Error for a resource that doesn't tell which credentials it holds */
export function knownIn(resources: readonly ExportedResource[]): KnownCredentials {
  const known: KnownCredentials = {
    credentialIds: new Set(),
    clientIds: new Set(),
    interrupted: [],
  };
  for (const resource of resources) {
    const [, className] = ourType.exec(resource.type) ?? [];
    // Without an id it was about to be created, and the state knows nothing of what that made.
    if (className === undefined || className === "ServiceAccount" || !resource.id) continue;
    const outputs = readable(resource.outputs ?? {});
    const creation = interruptedCreation(outputs, resource.urn);
    if (creation !== undefined) {
      known.interrupted.push(creation);
      // Found by a last look, or `interrupted-<time>`, which is no credential's.
      const own = credentialIdIn(resource.id);
      if (own !== undefined) known.credentialIds.add(own);
      continue;
    }
    known.interrupted.push(...pendingCreations(outputs, resource.urn));
    const ids = credentialIdsOf(className, resource.id, outputs, resource.urn);
    for (const id of ids) known.credentialIds.add(id);
    const { clientId, clientIds = [] } = clients.parse(outputs);
    for (const id of [clientId, ...clientIds]) if (id !== undefined) known.clientIds.add(id);
  }
  return known;
}

function credentialIdsOf(className: string, id: string, outputs: unknown, urn: string): string[] {
  const isSet = className === "ServiceAccountCredentialSet";
  const own = isSet ? undefined : credentialIdIn(id);
  const isOne = className === "ServiceAccountCredential" && own !== undefined;
  const parsed = (isOne ? heldByOne : held).safeParse(outputs);
  if (!parsed.success) throw unreadable(urn, String(parsed.error.issues[0]?.path[0]));
  const { credentialId, previous, credentialIds, pendingDeletes = {} } = parsed.data;
  if (isSet && credentialIds === undefined) throw unreadable(urn, "credentialIds");
  if (own === undefined && credentialId === undefined && credentialIds === undefined) {
    throw unreadable(urn, "id");
  }
  // Its id tells the first of its credentials alone.
  if (className === "RotatingServiceAccountCredential" && previous === undefined) {
    throw unreadable(urn, "previous");
  }
  return [
    ...[own, credentialId].filter((one) => one !== undefined),
    ...(previous ?? []).map((one) => one.credentialId),
    ...(credentialIds ?? []),
    ...Object.keys(pendingDeletes),
  ];
}

/** The last part of a credential's Pulumi id; undefined where it is another kind of id. */
function credentialIdIn(id: string): string | undefined {
  try {
    return addressOf(id).credentialId;
  } catch {
    return undefined;
  }
}

function unreadable(urn: string, property: string): Error {
  return new Error(
    `Resource ${urn} doesn't tell which credentials it holds: its ${JSON.stringify(property)} can't be read, perhaps ` +
      "because it is encrypted. Nothing was compared: a guess could cost a live credential. Export the stack with " +
      "`pulumi stack export --show-secrets --file <file>`, give that to --state, and delete it afterwards.",
  );
}
