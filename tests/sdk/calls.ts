import type { Simulator } from "../../simulator";
import { clientOf } from "../support/simulated";

/** The calls that tests of failures make: each by a client of its own where none is given, under the simulator's own account. */
export function create(simulator: Simulator, options = {}, keycard = clientOf(simulator)) {
  const { organizationId: organization_id, serviceAccountId } = simulator;
  const { credentials } = keycard.organizations.serviceAccounts;
  return credentials.create(serviceAccountId, { organization_id, name: "ci" }, options);
}

export function list(simulator: Simulator, options = {}, keycard = clientOf(simulator)) {
  const { organizationId: organization_id, serviceAccountId } = simulator;
  const { credentials } = keycard.organizations.serviceAccounts;
  return credentials.list(serviceAccountId, { organization_id }, options);
}

export function countOf(simulator: Simulator, wanted: string): number {
  return simulator.requests.filter(({ operation }) => operation === wanted).length;
}
