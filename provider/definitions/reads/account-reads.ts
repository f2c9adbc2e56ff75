import { AbortedError, type ServiceAccountCredential } from "../../../sdk";
import { untilAborted } from "../../../sdk/until-aborted";
import type { CredentialAddress } from "../credential-address";
import { type Asking, isFresh, ListWalk, type Read } from "./list-walk";

/** A read waits for no more: pages come one after the other, and whoever asks for a single credential asks at once. */
const pagesAwaitedMax = 10;

/** How long a read waits for pages. */
interface Patience {
  pagesMax: number;
  /** Ends the wait before the page does. */
  signal?: AbortSignal | undefined;
}

/**
 * Reads of one service account's credentials, answered from pages of their list as far as that costs no more than one
 * request more than asking for each by itself. What no page holds is asked for by itself: that a credential isn't
 * there, only the API says.
 */
export class AccountReads {
  #walk = new ListWalk();
  /** So far. */
  #reads = 0;
  #requests = 0;
  /** Those that may yet need a request of their own, unless they have an answer. */
  readonly #underWay = new Set<Read>();

  /** @throws NotFoundError where there is none */
  async retrieve(address: CredentialAddress, context: Asking): Promise<ServiceAccountCredential> {
    const read: Read = { address, begunAt: context.now() };
    this.#reads++;
    this.#underWay.add(read);
    try {
      const found = await this.#inPages(read, context, {
        pagesMax: pagesAwaitedMax,
        signal: context.interruption?.signal,
      });
      if (found !== undefined) {
        this.#lookAhead(read, context);
        return found;
      }
    } finally {
      this.#underWay.delete(read);
    }
    this.#requests++;
    const { credentials } = context.keycard.organizations.serviceAccounts;
    return credentials.retrieve(address.credentialId, address.params);
  }

  /**
   * Those of many that pages hold, for a step that needs all of them, however many pages that takes. The others are to be
   * retrieved one by one.
   */
  async fromPages(
    addresses: readonly CredentialAddress[],
    context: Asking,
  ): Promise<Map<string, ServiceAccountCredential>> {
    const reads: Read[] = addresses.map((address) => ({ address, begunAt: context.now() }));
    this.#reads += reads.length;
    for (const read of reads) this.#underWay.add(read);
    // No signal: thousands would listen to it at a time. It ends the page that they wait for as well.
    const patience = { pagesMax: Number.POSITIVE_INFINITY };
    try {
      await Promise.all(reads.map((read) => this.#inPages(read, context, patience)));
    } finally {
      for (const read of reads) this.#underWay.delete(read);
      this.#reads -= reads.filter(({ answer }) => answer === undefined).length;
    }
    return new Map(
      reads.flatMap(({ address, answer }) => (answer ? [[address.credentialId, answer]] : [])),
    );
  }

  /** What was read before, and what is being read, answers no read that begins from now on. */
  forget(): void {
    this.#walk = new ListWalk();
  }

  async #inPages(
    read: Read,
    context: Asking,
    { pagesMax, signal }: Patience,
  ): Promise<ServiceAccountCredential | undefined> {
    const { credentialId } = read.address;
    for (let awaited = 0; ; awaited++) {
      const now = context.now();
      read.answer ??= this.#walk.find(credentialId, now);
      if (read.answer !== undefined) return read.answer;
      if (awaited === pagesMax || !isFresh(read.begunAt, now)) return undefined;
      const walk = this.#walkTo(credentialId);
      if (walk === undefined) return undefined;
      if (!walk.isFetching) {
        if (!this.#affordsPage()) return undefined;
        this.#requests++;
      }
      this.#walk = walk;
      const page = walk.page(read, context);
      await shared(signal ? untilAborted(signal, page) : page, read, context);
    }
  }

  /** Asks for the next page while reads of this one go on. What this one has answered makes up for it. */
  #lookAhead({ address: { credentialId, params } }: Read, context: Asking): void {
    if (!this.#walk.countAnswer(credentialId, context.now())) return;
    this.#requests++;
    this.#walk.lookAhead(params, context);
  }

  /** The one whose next page may hold it. What a page has held too long ago only another walk comes by again. */
  #walkTo(credentialId: string): ListWalk | undefined {
    const hasPassed = this.#walk.hasPassed(credentialId);
    if (hasPassed !== this.#walk.isAtEnd) return undefined;
    return hasPassed ? new ListWalk() : this.#walk;
  }

  /** Although the page may hold none of those without an answer, each of which then costs a request of its own. */
  #affordsPage(): boolean {
    const unanswered = [...this.#underWay].filter(({ answer }) => answer === undefined).length;
    return this.#requests + 1 + unanswered <= this.#reads + 1;
  }
}

/** A wait for a page that another read may have asked for: that one's end is no end of this one, nor the reverse. */
async function shared(
  page: Promise<void>,
  { address: { credentialId } }: Read,
  { interruption }: Asking,
): Promise<void> {
  try {
    await page;
  } catch (error) {
    if (interruption?.signal.aborted) {
      const what = `credential ${JSON.stringify(credentialId)}`;
      throw new AbortedError(`Can't read ${what}: the call was cancelled.`);
    }
    if (!(error instanceof AbortedError)) throw error;
  }
}
