import type { Exchange } from "../exchange";
import type { OperationId } from "../operation-id";
import { type Fault, faultKinds } from "./fault";
import type { FaultKind } from "./fault-kind";
import { parseFault } from "./fault-schema";

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

  clear(): void {
    this.#pending = [];
  }

  async answer(operation: OperationId, exchange: Exchange): Promise<void> {
    const fault = this.#take(operation);
    if (!fault) return exchange.send(exchange.perform());
    const kind: FaultKind<Fault> = faultKinds[fault.kind];
    await kind.play(fault, exchange);
  }

  #take(operation: OperationId): Fault | undefined {
    const taken = this.#pending.find((pending) => {
      if ((pending.fault.operation ?? operation) !== operation) return false;
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
