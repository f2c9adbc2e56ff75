import { type Keycard, KeycardError } from "../../sdk";
import type { Simulator } from "../../simulator";
import { errorOf } from "../support/evidence";
import { clientOf } from "../support/simulated";
import { arrange, counted, isDeleted, struckOf } from "./arrange";
import type { CallOutcome } from "./call-rules";
import type { CallCell } from "./cells";
import { create, type Operation, remove, token, update } from "./operations";

/** What was seen of a call that met its fault. */
export interface SeenCall extends CallOutcome {
  /** In words. */
  wrong: string[];
}

interface Addressed {
  organization_id: string;
  service_account_id: string;
  credentialId: string;
}

const calls: Record<Operation["name"], (client: Keycard, address: Addressed) => Promise<unknown>> =
  {
    create: (client, { organization_id, service_account_id }) =>
      credentialsOf(client).create(service_account_id, { organization_id, name: "made" }),
    read: (client, { credentialId, ...owner }) =>
      credentialsOf(client).retrieve(credentialId, owner),
    update: (client, { credentialId, ...owner }) =>
      credentialsOf(client).update(credentialId, { ...owner, description: "changed" }),
    delete: (client, { credentialId, ...owner }) =>
      credentialsOf(client).delete(credentialId, owner),
    list: (client, { organization_id, service_account_id }) =>
      credentialsOf(client).list(service_account_id, { organization_id }),
    token: (client) => client.login(),
  };

/** Makes a call with its fault, by a client of its own. Nobody else may use the simulator meanwhile. */
export async function runCall(
  cell: CallCell,
  simulator: Simulator,
  elsewhere: string,
): Promise<SeenCall> {
  const { operation, fault } = cell;
  const { organizationId } = simulator.addOrganization();
  const { serviceAccountId } = simulator.addServiceAccount(organizationId);
  const owner = { organization_id: organizationId, service_account_id: serviceAccountId };
  const params = { organization_id: organizationId, name: "made before" };
  const made = await credentialsOf(clientOf(simulator)).create(serviceAccountId, params);
  const address = { ...owner, credentialId: made.id };
  const strike = fault.strikes(elsewhere);
  const client = clientOf(simulator, "baseUrl" in strike ? strike : {});
  simulator.clearRequests();
  arrange({ ...cell, organizationId, credentialId: made.id }, simulator, elsewhere);

  const call = calls[operation.name](client, address);
  const error = await call.then(
    () => undefined,
    () => errorOf(call),
  );
  const { requests } = simulator;
  simulator.clearFaults();

  const sent = counted(requests);
  const live = simulator.credentials(serviceAccountId);
  const hasTakenEffect =
    (operation === create && live.length > 1) ||
    (operation === update && live[0]?.description === "changed") ||
    (operation === remove && live.length === 0 && !isDeleted(operation, fault));
  return {
    ends: error === undefined ? "well" : error.name,
    requests: sent[operation.id] ?? 0,
    logins: operation === token ? 0 : (sent.token ?? 0),
    struck: struckOf(cell, requests),
    mayHaveTakenEffect: error instanceof KeycardError && error.mayHaveTakenEffect,
    hasTakenEffect,
    wrong: wrongWith(error, cell),
  };
}

function wrongWith(error: Error | undefined, { fault }: CallCell): string[] {
  if (error === undefined) return [];
  // The second request of a delete whose answer was lost finds nothing.
  if (fault.says.test(error.message) || /answered 404/.test(error.message)) return [];
  return [`The error doesn't say what went wrong: ${error.message}`];
}

function credentialsOf(client: Keycard) {
  return client.organizations.serviceAccounts.credentials;
}
