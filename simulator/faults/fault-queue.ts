import type { Exchange } from "../exchange";
import { type Fault, type FaultTarget, faultKinds } from "./fault";
import type { FaultKind } from "./fault-kind";
import { parseFault } from "./fault-schema";

/** What a fault may look for in a request. */
export type Struck = Required<Pick<FaultTarget, "operation">> & Pick<FaultTarget, "organizationId">;

interface PendingFault {
  fault: Fault;
  skip: number;
  times: number;
}

/** The faults to come. A request meets the first that matches it; those behind it don't count it. */
export class FaultQueue {
  #pending: PendingFault[] = [];

  add(value: unknown): void {
    const fault = parseFault(value);
    this.#pending.push({ fault, skip: fault.skip ?? 0, times: fault.times ?? 1 });
  }

  /** Takes back those that wait for requests of one organization, or all. */
  clear(organizationId?: string): void {
    const isKept = ({ fault }: PendingFault) =>
      organizationId !== undefined && fault.organizationId !== organizationId;
    this.#pending = this.#pending.filter(isKept);
  }

  async answer(request: Struck, exchange: Exchange): Promise<void> {
    const fault = this.#take(request);
    if (!fault) return exchange.send(exchange.perform());
    exchange.isStruckBy(fault.kind);
    const kind: FaultKind<Fault> = faultKinds[fault.kind];
    await kind.play(fault, exchange);
  }

  #take(request: Struck): Fault | undefined {
    const taken = this.#pending.find((pending) => {
      const { operation = request.operation, organizationId = request.organizationId } =
        pending.fault;
      if (operation !== request.operation) return false;
      if (organizationId !== request.organizationId) return false;
      if (pending.skip === 0) return true;
      pending.skip -= 1;
      return false;
    });
    if (!taken) return undefined;
    taken.times -= 1;
    if (taken.times === 0) this.#pending = this.#pending.filter((pending) => pending !== taken);
    return taken.fault;
  }
}
