import { setImmediate } from "node:timers/promises";
import { CredentialReads } from "../../provider/definitions/reads/credential-reads";
import { AbortedError, ApiError, NotFoundError, type ServiceAccountCredential } from "../../sdk";
import { HeldApi, type HeldRequest, refusals } from "./held-api";
import type { Step } from "./steps";

const freshForMs = 15_000;

/** What a credential's description was, or undefined from when it was gone. */
interface Version {
  since: number;
  description: string | undefined;
}

interface ReadUnderWay {
  id: string;
  begunAt: number;
  /** When our last write before it had ended. */
  lastWriteAt: number;
  /** It has asked for the credential by itself. */
  isAlone: boolean;
  end: AbortController;
}

/** One service account, read and written by one provider process, and changed by others meanwhile. */
export class ReadAccount {
  readonly #api = new HeldApi();
  readonly #reads = new CredentialReads();
  readonly #versions = new Map<string, Version[]>();
  readonly #underWay = new Set<ReadUnderWay>();
  /** In words. */
  readonly #wrong: string[] = [];
  #writesUnderWay = 0;
  #lastWriteAt = 0;
  #begun = 0;
  #changes = 0;
  #now = Date.parse("2026-01-01T00:00:00Z");

  constructor(count: number) {
    for (const id of Array.from({ length: count }, (_, index) => `credential-${index}`)) {
      this.#show(id, "as made");
    }
  }

  /** @returns what is wrong then, in words */
  async take(step: Step): Promise<readonly string[]> {
    // Nothing happens at the same time as another thing.
    this.#now += 1;
    this.#do(step);
    // All goes on that can without an answer.
    await setImmediate();
    const sent = this.#api.sent.length;
    if (sent > this.#begun + 1) this.#wrong.push(`${sent} are sent for ${this.#begun} reads`);
    return this.#wrong;
  }

  /** Answers all that is asked. @returns what is wrong then, in words */
  async end(): Promise<readonly string[]> {
    while (this.#api.requests.size > 0) await this.take({ do: "answer all" });
    if (this.#underWay.size > 0) this.#wrong.push(`${this.#underWay.size} reads never end`);
    return this.#wrong;
  }

  #do(step: Step): void {
    const { requests } = this.#api;
    switch (step.do) {
      case "read at a time":
        for (const which of step.which) this.#read(this.#idOf(which));
        break;
      case "cancel a read":
        chosen(this.#underWay, step.which)?.end.abort();
        break;
      case "let a request read":
        chosen(requests, step.which)?.read();
        break;
      case "answer":
        chosen(requests, step.which)?.answer();
        break;
      case "answer all":
        for (const request of [...requests]) request.answer();
        break;
      case "refuse a page":
        this.#page?.refuse(refusals[step.with]);
        break;
      case "change outside":
        this.#change(this.#idOf(step.which), `changed ${++this.#changes}`);
        break;
      case "delete outside":
        this.#change(this.#idOf(step.which), undefined);
        break;
      case "begin a write":
        this.#writesUnderWay++;
        this.#change(this.#idOf(step.which), `written ${++this.#changes}`);
        break;
      case "end the writes":
        this.#endWrites();
        break;
      case "wait":
        this.#now += step.seconds * 1000;
    }
  }

  #idOf(which: number): string {
    return chosen(this.#versions.keys(), which) ?? "";
  }

  get #page(): HeldRequest | undefined {
    return [...this.#api.requests].find(({ credentialId }) => credentialId === undefined);
  }

  #change(id: string, description: string | undefined): void {
    if (this.#api.credentials.has(id)) this.#show(id, description);
  }

  #show(id: string, description: string | undefined): void {
    this.#versions.set(id, [...this.#versionsOf(id), { since: this.#now, description }]);
    if (description === undefined) this.#api.credentials.delete(id);
    else this.#api.show(id, description);
  }

  #endWrites(): void {
    if (this.#writesUnderWay === 0) return;
    this.#writesUnderWay = 0;
    this.#lastWriteAt = this.#now;
    this.#reads.forget();
  }

  #read(id: string): void {
    const end = new AbortController();
    const read = { id, begunAt: this.#now, lastWriteAt: this.#lastWriteAt, isAlone: false, end };
    this.#underWay.add(read);
    this.#begun++;
    const params = { organization_id: "acme", service_account_id: "agents" };
    const { signal } = end;
    const context = {
      keycard: this.#api.calls(signal, () => {
        read.isAlone = true;
      }),
      now: () => this.#now,
      interruption: { signal },
    };
    this.#reads
      .retrieve({ credentialId: id, params }, context)
      .then((found) => this.#hasRead(read, found))
      .catch((error: unknown) => this.#hasFailed(read, error))
      .finally(() => this.#underWay.delete(read));
  }

  #hasRead({ id, ...read }: ReadUnderWay, found: ServiceAccountCredential): void {
    if (found.id !== id) this.#wrong.push(`${id} was read as ${found.id}`);
    const from = read.isAlone ? read.begunAt : this.#now - freshForMs;
    this.#wasSo(id, found.description, Math.max(from, read.lastWriteAt));
  }

  #hasFailed({ id, begunAt, isAlone, end }: ReadUnderWay, error: unknown): void {
    if (error instanceof NotFoundError) {
      if (!isAlone) this.#wrong.push(`${id} counts as gone, and nobody has asked for it`);
      this.#wasSo(id, undefined, begunAt);
      return;
    }
    const isCancelled = error instanceof AbortedError && end.signal.aborted;
    const isUnavailable = error instanceof ApiError && error.status === 503;
    if (!isCancelled && !isUnavailable) this.#wrong.push(`${id} wasn't read: ${error}`);
  }

  /** Whether it was at any time from then on. */
  #wasSo(id: string, description: string | undefined, from: number): void {
    const versions = this.#versionsOf(id);
    const valid = versions.filter((_, index) => (versions[index + 1]?.since ?? Infinity) > from);
    if (valid.some((version) => version.description === description)) return;
    this.#wrong.push(`${id} was read as "${description}", and is ${JSON.stringify(versions)}`);
  }

  #versionsOf(id: string): Version[] {
    return this.#versions.get(id) ?? [];
  }
}

function chosen<T>(all: Iterable<T>, which: number): T | undefined {
  const list = [...all];
  return list[which % list.length];
}
