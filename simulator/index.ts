import type { Fault } from "./faults/fault";
import { FaultQueue } from "./faults/fault-queue";
import { newClientId, newClientSecret } from "./identifiers";
import { relabel } from "./label";
import { type LiveCredential, liveCredentials } from "./live-credential";
import { Logins } from "./logins";
import { credentialOperations } from "./operations/credentials";
import { serviceAccountOperations } from "./operations/service-accounts";
import { tokenOperation } from "./operations/token";
import { addExampleRecords, exampleLogin } from "./published-examples";
import { RequestLimit } from "./request-limit";
import { RequestLog, type RequestRecord } from "./request-log";
import { buildServer } from "./server";
import { Store } from "./store";

export type { Fault } from "./faults/fault";
export type { LiveCredential } from "./live-credential";
export type { OperationId } from "./operation-id";
export type { RequestRecord } from "./request-log";

export interface SimulatorOptions {
  /** Default: a free one. */
  port?: number;
  /** Added to every answer of the API. */
  latencyMs?: number;
  /** Requests a second, of all clients together; more are answered 429. Default: no limit. */
  rateLimit?: number;
  tokenLifetimeSeconds?: number;
  /** Milliseconds since 1970. */
  now?: () => number;
}

export interface Simulator {
  readonly baseUrl: string;
  /** A login that may act on every organization, and is in no list. */
  readonly clientId: string;
  readonly clientSecret: string;
  readonly organizationId: string;
  readonly serviceAccountId: string;
  /** The requests to the API so far, in the order of arrival. */
  readonly requests: readonly RequestRecord[];
  clearRequests(): void;
  fault(fault: Fault): void;
  /** Those that wait for requests of one organization, or all. */
  clearFaults(organizationId?: string): void;
  /** The credentials that can log in, of one service account or of all, in the order of creation. */
  credentials(serviceAccountId?: string): readonly LiveCredential[];
  addOrganization(organization?: { id?: string; label?: string }): { organizationId: string };
  addServiceAccount(organizationId: string, name?: string): { serviceAccountId: string };
  /** Changes a credential behind the client's back, unchecked. */
  changeCredential(credentialId: string, change: { name?: string; description?: string }): void;
  removeCredential(credentialId: string): void;
  /** Every client secret and access token ever issued: what leak scans look for. */
  issuedSecrets(): readonly string[];
  /** The access tokens among them. */
  issuedTokens(): readonly string[];
  /** Ends all connections at once, also those with an answer under way. */
  close(): Promise<void>;
}

export async function startSimulator({
  port = 0,
  latencyMs = 0,
  rateLimit,
  tokenLifetimeSeconds = 3600,
  now = Date.now,
}: SimulatorOptions = {}): Promise<Simulator> {
  const store = new Store(now);
  const root = { clientId: newClientId(), clientSecret: newClientSecret() };
  const logins = new Logins(store, now, [root, exampleLogin], tokenLifetimeSeconds);
  const organization = store.addOrganization();
  const account = store.addServiceAccount(organization, { name: "Simulated service account" });
  addExampleRecords(store);

  const faults = new FaultQueue();
  const log = new RequestLog();
  const closing = new AbortController();
  const server = buildServer({
    store,
    logins,
    operations: {
      ...tokenOperation(logins),
      ...serviceAccountOperations(store),
      ...credentialOperations(store),
    },
    faults,
    log,
    latencyMs,
    limit: new RequestLimit(rateLimit ?? Number.POSITIVE_INFINITY, now),
    closing: closing.signal,
  });
  const baseUrl = await server.listen({ host: "127.0.0.1", port });

  return {
    baseUrl,
    ...root,
    organizationId: organization.id,
    serviceAccountId: account.id,
    get requests() {
      return [...log.records];
    },
    clearRequests: () => log.clear(),
    fault: (fault) => faults.add(fault),
    clearFaults: (organizationId) => faults.clear(organizationId),
    credentials: (serviceAccountId) => liveCredentials(store, serviceAccountId),
    addOrganization: (names) => ({ organizationId: store.addOrganization(names).id }),
    addServiceAccount: (organizationId, name = "Another service account") => ({
      serviceAccountId: store.addServiceAccount(existing(store.organizations, organizationId), {
        name,
      }).id,
    }),
    changeCredential: (id, change) => relabel(existing(store.credentials, id), change),
    removeCredential: (id) => void store.credentials.delete(existing(store.credentials, id).id),
    issuedSecrets: () => [root.clientSecret, ...store.clientSecrets, ...logins.issuedTokens],
    issuedTokens: () => logins.issuedTokens,
    async close() {
      // First, so that nobody gets an answer that only says that a pause was cut short.
      server.server.closeAllConnections();
      closing.abort();
      await server.close();
    },
  };
}

function existing<Entity>(entities: Map<string, Entity>, id: string): Entity {
  const entity = entities.get(id);
  if (!entity) throw new Error(`The simulator holds nothing with the id "${id}".`);
  return entity;
}
