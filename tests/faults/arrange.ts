import type { RequestRecord, Simulator } from "../../simulator";
import type { Strikes } from "./cells";
import { type FaultRow, notFound } from "./faults";
import { list, type Operation, token } from "./operations";
import type { Requests } from "./rules";

interface Arranged {
  operation: Operation;
  fault: FaultRow;
  strikes: Strikes;
  organizationId: string;
  /** What the operation is about, if that exists. */
  credentialId: string | undefined;
}

/** Longer than any call asks. */
const always = 1_000;

/** Lets the fault wait for the operation. A redirect leads to `elsewhere`. */
export function arrange(
  { operation, fault, strikes, organizationId, credentialId }: Arranged,
  simulator: Simulator,
  elsewhere: string,
): void {
  if (isDeleted(operation, fault) && credentialId !== undefined) {
    simulator.removeCredential(credentialId);
    return;
  }
  const strike = fault.strikes(elsewhere);
  if ("baseUrl" in strike) return;
  simulator.fault({
    ...strike,
    operation: operation.id,
    ...(operation !== token && { organizationId }),
    times: strikes === "once" ? 1 : always,
  });
}

/** Nobody may list the organization's credentials. */
export function hideFromLists(organizationId: string, simulator: Simulator): void {
  const refusal = { kind: "status", status: 403, operation: list.id, organizationId } as const;
  simulator.fault({ ...refusal, times: always });
}

/** "Not found" is no fault where the credential is gone. */
export function isDeleted({ isOfCredential }: Operation, fault: FaultRow): boolean {
  return isOfCredential === true && fault === notFound;
}

/** The requests that met the fault. */
export function struckOf(
  { operation, fault }: Pick<Arranged, "operation" | "fault">,
  requests: readonly RequestRecord[],
): number {
  const isStruck = isDeleted(operation, fault)
    ? (one: RequestRecord) => one.status === 404
    : (one: RequestRecord) => one.fault !== undefined;
  return requests.filter((one) => one.operation === operation.id && isStruck(one)).length;
}

export function counted(requests: readonly RequestRecord[]): Requests {
  const byOperation = Map.groupBy(requests, ({ operation }) => operation);
  return Object.fromEntries([...byOperation].map(([operation, all]) => [operation, all.length]));
}
