import { randomUUID } from "node:crypto";
import ky, { isHTTPError, type KyInstance, type ResponsePromise } from "ky";
import type { z } from "zod";
import { anyOf } from "./any-of";
import type { Call } from "./call";
import { callError, leavesDoubt } from "./call-error";
import { checked } from "./parameters";
import { readWhole } from "./read-whole";
import { requestOptions } from "./request-options";
import { retryOptions } from "./retry-policy";
import { untilAborted } from "./until-aborted";

/** One attempt gives up after this, so that a call's time holds more than one. */
const attemptTimeoutMs = 20_000;

export interface TransportOptions {
  /** From `parseBaseUrl`. */
  baseUrl: string;
  retryDelayMs: ((attempt: number) => number) | undefined;
  /** For calls that don't say. */
  timeoutMs: number;
  maxRetries?: number | undefined;
  /** Must not stand in an error's text, like the tokens that a call was sent with. */
  clientSecret: string;
}

/** Sends a request with `send`, and with the token that it needs to be let in. */
export type Authorize = (send: (token?: string) => Promise<Response>) => Promise<Response>;

/** Sends calls over HTTP: retries, deadline, size limit and errors; knows nothing of tokens. */
export class Transport {
  readonly #http: KyInstance;
  readonly #options: TransportOptions;

  constructor(options: TransportOptions) {
    this.#options = options;
    // A redirect may lead to another host, and would take the token or the secret along.
    this.#http = ky.create({ redirect: "manual", throwHttpErrors: true });
  }

  /** The answer's body, which must be as `schema` says. */
  json<T>(call: Call, schema: z.ZodType<T>, authorize?: Authorize): Promise<T> {
    return this.#perform(call, (response) => response.json(schema), authorize);
  }

  /** For calls whose answer holds nothing: any 2xx will do. */
  async send(call: Call, authorize?: Authorize): Promise<void> {
    await this.#perform(call, (response) => response, authorize);
  }

  async #perform<T>(
    call: Call,
    read: (response: ResponsePromise) => Promise<T>,
    authorize: Authorize = (send) => send(),
  ): Promise<T> {
    const { baseUrl, retryDelayMs, clientSecret } = this.#options;
    const {
      signal,
      timeoutMs = this.#options.timeoutMs,
      maxRetries = this.#options.maxRetries,
    } = checked(requestOptions, call.options, "options");
    const secrets = new Set([clientSecret, ...(call.alsoSecret ? [call.alsoSecret] : [])]);
    const requestId = call.requestId ?? randomUUID();
    let sent = false;
    let inDoubt = false;
    let lastStatus: number | undefined;
    let attempt = new AbortController();
    const { sendOnce = false, noneAfter } = call;
    const over = new AbortController();
    const endUnlessSent = () => {
      if (noneAfter?.aborted && !sent) over.abort();
    };
    const onFailure = (error: unknown) => {
      if (isHTTPError(error)) lastStatus = error.response.status;
      const isDoubtful = sent && leavesDoubt(error);
      inDoubt ||= isDoubtful;
      sent = false;
      attempt.abort();
      endUnlessSent();
      return isDoubtful;
    };
    const ends = anyOf([over.signal, signal]);
    noneAfter?.addEventListener("abort", endUnlessSent);
    const retry = retryOptions({ sendOnce, maxRetries, timeoutMs, retryDelayMs, onFailure });
    try {
      const response = this.#http(baseUrl + call.path, {
        method: call.method,
        headers: { "X-Client-Request-ID": requestId },
        ...(call.searchParams && { searchParams: call.searchParams }),
        signal: ends,
        timeout: Math.min(attemptTimeoutMs, timeoutMs),
        totalTimeout: timeoutMs,
        retry,
        fetch: (input) => {
          const request = input instanceof Request ? input : new Request(input);
          attempt = new AbortController();
          // Not the request's own: ky sends copies, and a copy's signal may follow nothing (nodejs/undici#4068).
          const signal = anyOf([ends, attempt.signal]);
          const send = async (token?: string) => {
            endUnlessSent();
            signal.throwIfAborted();
            sent = true;
            if (token !== undefined) secrets.add(token);
            const content = { ...contentOf(request, call, token), signal };
            const response = await readWhole(await fetch(request.url, content));
            // Whoever isn't let in has done nothing, and a login is what follows.
            if (response.status === 401) sent = false;
            return response;
          };
          return untilAborted(signal, authorize(send));
        },
      });
      return await read(response);
    } catch (error) {
      attempt.abort();
      const host = new URL(baseUrl).host;
      throw callError(error, {
        call,
        requestId,
        host,
        sent,
        inDoubt,
        lastStatus,
        isCancelled: ends.aborted,
        secrets: [...secrets],
      });
    } finally {
      noneAfter?.removeEventListener("abort", endUnlessSent);
    }
  }
}

/**
 * What is sent. Body and token are put in here: ky's request, which its errors hold, has neither, and each copy of a
 * request with a body would split a stream.
 */
function contentOf(
  { method, headers }: Request,
  { json, form }: Call,
  token: string | undefined,
): RequestInit {
  const all = new Headers(headers);
  if (token !== undefined) all.set("Authorization", `Bearer ${token}`);
  if (json) all.set("Content-Type", "application/json");
  const body = json ? JSON.stringify(json) : form;
  return { method, headers: all, redirect: "manual", ...(body && { body }) };
}
