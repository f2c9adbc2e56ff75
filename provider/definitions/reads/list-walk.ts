import {
  ApiError,
  AuthenticationError,
  InvalidResponseError,
  type KeycardCalls,
  type PageInfo,
  RateLimitError,
  type ServiceAccountCredential,
} from "../../../sdk";
import { pageMaxItems } from "../../../sdk/limits";
import * as parameters from "../../../sdk/parameters";
import type { Clock } from "../../engine/definition";
import type { CredentialAddress } from "../credential-address";

/** A page says nothing of what happened since it was asked for. */
const freshForMs = 15_000;

/** @param now may be earlier, where the clock was set back: nobody knows then how long ago it was */
export function isFresh(asOf: number, now: number, forMs = freshForMs): boolean {
  return Math.abs(now - asOf) <= forMs;
}

/** Answers of a page by which the next one is asked for, so that reads needn't wait for it. */
const answeredBeforeNext = pageMaxItems / 2;

/** Where they took longer, the page would be too old for the last of the reads that it is asked for. */
const beforeNextMaxMs = freshForMs / 3;

type Credentials = KeycardCalls["organizations"]["serviceAccounts"]["credentials"];

/** What reads need of a step's context. */
export interface Asking extends Clock {
  keycard: {
    organizations: { serviceAccounts: { credentials: Pick<Credentials, "list" | "retrieve"> } };
  };
  interruption?: { signal: AbortSignal };
}

/** A read of one credential, under way. */
export interface Read {
  address: CredentialAddress;
  begunAt: number;
  answer?: ServiceAccountCredential | undefined;
}

interface Held {
  credential: ServiceAccountCredential;
  asOf: number;
  /** The number of the page that it is from. */
  page: number;
}

/** The list of a service account's credentials, page by page, from the first on. */
export class ListWalk {
  readonly #held = new Map<string, Held>();
  readonly #waiting = new Set<Read>();
  #cursor: string | undefined;
  #isAtEnd = false;
  #pages = 0;
  /** Of the last page. */
  #answered = 0;
  #fetching: Promise<void> | undefined;

  /** There is no page to come, or none that can be had. */
  get isAtEnd(): boolean {
    return this.#isAtEnd;
  }

  get isFetching(): boolean {
    return this.#fetching !== undefined;
  }

  /** Undefined also where the page that holds it is too old. */
  find(credentialId: string, now: number): ServiceAccountCredential | undefined {
    const held = this.#held.get(credentialId);
    return held && isFresh(held.asOf, now) ? held.credential : undefined;
  }

  /** Whether one of the pages so far holds it, however old. */
  hasPassed(credentialId: string): boolean {
    return this.#held.has(credentialId);
  }

  /** Is told of each answer. @returns whether the next page is to be asked for, before a read has to wait for it */
  countAnswer(credentialId: string, now: number): boolean {
    const held = this.#held.get(credentialId);
    if (held?.page !== this.#pages) return false;
    this.#answered++;
    const isSoon = isFresh(held.asOf, now, beforeNextMaxMs);
    return this.#answered === answeredBeforeNext && isSoon && !this.#isAtEnd && !this.isFetching;
  }

  /** The next page for this read, and for all that ask before it is there. */
  async page(read: Read, context: Asking): Promise<void> {
    this.#waiting.add(read);
    await this.#next(read.address.params, context);
  }

  /** The next page, for reads to come. Whether it can't be had they learn when they ask. */
  lookAhead(params: CredentialAddress["params"], context: Asking): void {
    this.#next(params, context).catch(() => {});
  }

  #next(params: CredentialAddress["params"], context: Asking): Promise<void> {
    this.#fetching ??= this.#fetch(params, context).finally(() => {
      this.#fetching = undefined;
      this.#waiting.clear();
    });
    return this.#fetching;
  }

  async #fetch(
    { organization_id, service_account_id }: CredentialAddress["params"],
    { keycard, now }: Asking,
  ): Promise<void> {
    const { credentials } = keycard.organizations.serviceAccounts;
    const asOf = now();
    try {
      const { items, page_info } = await credentials.list(service_account_id, {
        organization_id,
        limit: pageMaxItems,
        ...(this.#cursor !== undefined && { after: this.#cursor }),
      });
      this.#pages++;
      this.#answered = 0;
      for (const credential of items) {
        this.#held.set(credential.id, { credential, asOf, page: this.#pages });
      }
      this.#turn(page_info);
    } catch (error) {
      if (!isOfListAlone(error)) throw error;
      this.#isAtEnd = true;
    }
    // At once, and not when each of them goes on: by then another may have counted it among those without an answer.
    for (const read of this.#waiting) read.answer = this.find(read.address.credentialId, now());
  }

  #turn({ has_next_page, end_cursor }: PageInfo): void {
    this.#cursor = parameters.cursor.safeParse(end_cursor).data;
    this.#isAtEnd = !has_next_page || this.#cursor === undefined;
  }
}

/** Whether asking for a single credential may go well all the same. It logs in anew where a login has failed so. */
function isOfListAlone(error: unknown): boolean {
  if (error instanceof InvalidResponseError) return true;
  if (error instanceof AuthenticationError || error instanceof RateLimitError) return false;
  return error instanceof ApiError && error.status !== 408 && error.status < 500;
}
