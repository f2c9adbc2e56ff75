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
export function isFresh(asOf: number, now: number): boolean {
  return Math.abs(now - asOf) <= freshForMs;
}

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

/** The list of a service account's credentials, page by page, from the first on. */
export class ListWalk {
  readonly #held = new Map<string, { credential: ServiceAccountCredential; asOf: number }>();
  readonly #waiting = new Set<Read>();
  #cursor: string | undefined;
  #isAtEnd = false;
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

  /** The next page for this read, and for all that ask before it is there. */
  async page(read: Read, context: Asking): Promise<void> {
    this.#waiting.add(read);
    this.#fetching ??= this.#fetch(read, context).finally(() => {
      this.#fetching = undefined;
      this.#waiting.clear();
    });
    await this.#fetching;
  }

  async #fetch({ address: { params } }: Read, { keycard, now }: Asking): Promise<void> {
    const { organization_id, service_account_id } = params;
    const { credentials } = keycard.organizations.serviceAccounts;
    const asOf = now();
    try {
      const { items, page_info } = await credentials.list(service_account_id, {
        organization_id,
        limit: pageMaxItems,
        ...(this.#cursor !== undefined && { after: this.#cursor }),
      });
      for (const credential of items) this.#held.set(credential.id, { credential, asOf });
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
