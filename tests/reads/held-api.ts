import type { Asking } from "../../provider/definitions/reads/list-walk";
import {
  AbortedError,
  ApiError,
  type KeycardError,
  NotFoundError,
  PermissionDeniedError,
  type ServiceAccountCredential,
} from "../../sdk";
import { pages } from "../../sdk/page";

/** A request under way. It reads at one time, and is answered at another, when the test says so. */
export interface HeldRequest {
  /** Undefined for a page of the list. */
  credentialId: string | undefined;
  read(): void;
  answer(): void;
  refuse(error: KeycardError): void;
}

/** One service account's credentials, behind an API whose answers come when the test says so. */
export class HeldApi {
  readonly credentials = new Map<string, ServiceAccountCredential>();
  /** Without an answer so far. */
  readonly requests = new Set<HeldRequest>();
  readonly sent: ("list" | "retrieve")[] = [];
  readonly #arrived: (request: HeldRequest) => void;

  /** @param arrived is told of each request */
  constructor(arrived: (request: HeldRequest) => void = () => {}) {
    this.#arrived = arrived;
  }

  /** Makes a credential, or changes it. */
  show(id: string, description: string): void {
    const created_at = "2026-01-01T00:00:00Z";
    this.credentials.set(id, { id, client_id: id, created_at, name: id, description });
  }

  /**
   * One read's calls, which end when the signal is aborted.
   *
   * @param onAlone is told when it asks for a credential by itself
   */
  calls(signal: AbortSignal, onAlone = () => {}): Asking["keycard"] {
    const list = (limit: number | undefined, after: string | undefined) =>
      pages(() => this.#request(undefined, () => this.#page(limit, after), signal));
    return {
      organizations: {
        serviceAccounts: {
          credentials: {
            list: (_serviceAccountId, { limit, after }) => list(limit, after),
            retrieve: (id) => {
              onAlone();
              return this.#request(id, () => this.#one(id), signal);
            },
          },
        },
      },
    };
  }

  #request<T>(
    credentialId: string | undefined,
    look: () => T | NotFoundError,
    signal: AbortSignal,
  ): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    let seen: T | NotFoundError | undefined;
    const request: HeldRequest = {
      credentialId,
      read: () => {
        seen ??= look();
      },
      answer: () => {
        seen ??= look();
        if (seen instanceof NotFoundError) request.refuse(seen);
        else resolve(seen);
        this.requests.delete(request);
      },
      refuse: (error) => {
        reject(error);
        this.requests.delete(request);
      },
    };
    signal.addEventListener("abort", () => request.refuse(new AbortedError("Cancelled.")));
    this.requests.add(request);
    this.sent.push(credentialId === undefined ? "list" : "retrieve");
    this.#arrived(request);
    return promise;
  }

  /** A cursor is the last id of its page. */
  #page(limit = 20, after: string | undefined) {
    const all = [...this.credentials.values()];
    const items = all.filter(({ id }) => after === undefined || order(id) > order(after));
    const shown = items.slice(0, limit);
    const end_cursor = shown.at(-1)?.id;
    return {
      items: shown,
      page_info: { has_next_page: items.length > limit, has_prev_page: false, end_cursor },
    };
  }

  #one(id: string): ServiceAccountCredential | NotFoundError {
    return this.credentials.get(id) ?? new NotFoundError("Not found.", answered(404));
  }
}

/** What a list may be refused with: for itself, or as any request would be. */
export const refusals = {
  forbidden: new PermissionDeniedError("Forbidden.", answered(403)),
  unavailable: new ApiError("Unavailable.", answered(503)),
};

function answered(status: number) {
  return { status, code: undefined, requestId: "a request", mayHaveTakenEffect: false };
}

function order(id: string): number {
  return Number(id.slice("credential-".length));
}
