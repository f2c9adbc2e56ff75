import { CredentialReads } from "../../provider/definitions/reads/credential-reads";
import { HeldApi } from "./held-api";

const never = new AbortController().signal;

/** A provider process that reads one service account's credentials, from an API that answers as late as it is told. */
export class Reader {
  /** None comes by itself where it is undefined. */
  answersAfterMs: number | undefined = 0;
  now = Date.parse("2026-01-01T00:00:00Z");
  readonly api = new HeldApi((request) => {
    if (this.answersAfterMs === undefined) return;
    request.read();
    this.now += this.answersAfterMs;
    request.answer();
  });
  readonly #reads = new CredentialReads();

  constructor(count: number) {
    for (let which = 0; which < count; which++) this.api.show(`credential-${which}`, "as made");
  }

  /** What was sent since this was last asked. */
  get sent(): string[] {
    return this.api.sent.splice(0);
  }

  async read(which: number, signal: AbortSignal = never): Promise<string | undefined> {
    const params = { organization_id: "acme", service_account_id: "agents" };
    const address = { credentialId: `credential-${which}`, params };
    const keycard = this.api.calls(signal);
    const context = { keycard, now: () => this.now, interruption: { signal } };
    return (await this.#reads.retrieve(address, context)).description;
  }

  /** Ends a write of the process's own. */
  endWrite(): void {
    this.#reads.forget();
  }

  /** Reads so many from the first on, so many at a time. */
  async readFirst(count: number, atATime = 1): Promise<void> {
    await this.readAll([...Array(count).keys()], atATime);
  }

  async readAll(which: readonly number[], atATime: number): Promise<void> {
    const left = which.values();
    const oneByOne = async () => {
      for (const one of left) await this.read(one);
    };
    await Promise.all(Array.from({ length: atATime }, oneByOne));
  }
}
