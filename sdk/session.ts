import { z } from "zod";
import { anyOf } from "./any-of";
import { beginningOf } from "./beginning-of";
import type { Call } from "./call";
import { AbortedError } from "./errors/aborted-error";
import { TokenSource } from "./token-source";
import type { Authorize, Transport, TransportOptions } from "./transport";
import { untilAborted } from "./until-aborted";

export interface SessionOptions extends TransportOptions {
  clientId: string;
  now: () => number;
}

/** When calls end. */
interface Ends {
  signal?: AbortSignal | undefined;
  noneAfter?: AbortSignal | undefined;
}

const tokenPath = "/service-account-token";

const tokenAnswer = z.object({
  // Printable ASCII, so that it can be put into a header: the header's own error would quote it.
  access_token: z.string().regex(/^[!-~]+$/),
  expires_in: z.number().positive(),
});

/** A client that is logged in: sends calls with an access token, which it fetches and renews by itself. */
export class Session {
  readonly #tokens: TokenSource;
  readonly #transport: () => Transport;
  readonly #signal: AbortSignal | undefined;
  readonly #noneAfter: AbortSignal | undefined;

  private constructor(
    tokens: TokenSource,
    transport: () => Transport,
    { signal, noneAfter }: Ends = {},
  ) {
    this.#tokens = tokens;
    this.#transport = transport;
    this.#signal = signal;
    this.#noneAfter = noneAfter;
  }

  static with({ clientId, now, ...options }: SessionOptions): Session {
    const { baseUrl } = options;
    let made: Transport | undefined;
    const transport = () => {
      made ??= transportWith(options);
      return made;
    };
    const login = (): Promise<z.infer<typeof tokenAnswer>> =>
      transport().json(
        {
          action: `log in at ${baseUrl}${tokenPath} with client id ${beginningOf(clientId)}`,
          method: "post",
          path: tokenPath,
          form: new URLSearchParams({
            grant_type: "client_credentials",
            client_id: clientId,
            client_secret: options.clientSecret,
          }),
          harmless: true,
          namesNothing: true,
          // Somebody may have put the secret in its place.
          alsoSecret: clientId,
          options: {},
        },
        tokenAnswer,
      );
    return new Session(new TokenSource(login, now), transport);
  }

  /** The same session, whose calls end when `signal` is aborted, and begin no request when `noneAfter` is. */
  cancelledBy(signal: AbortSignal, noneAfter?: AbortSignal): Session {
    return new Session(this.#tokens, this.#transport, { signal: this.#either(signal), noneAfter });
  }

  json<T>(call: Call, schema: z.ZodType<T>): Promise<T> {
    return this.#transport().json(this.#cancellable(call), schema, this.#authorize);
  }

  send(call: Call): Promise<void> {
    return this.#transport().send(this.#cancellable(call), this.#authorize);
  }

  /** Exchanges the client's id and secret for a token, unless a valid one is there. */
  async login(): Promise<void> {
    const signal = this.#signal;
    const token = this.#tokens.get();
    if (signal === undefined) return void (await token);
    try {
      await untilAborted(signal, token);
    } catch (error) {
      if (!signal.aborted) throw error;
      throw new AbortedError("Can't log in: the call was cancelled.");
    }
  }

  /** A 401 did nothing on the server: one new token, and once more. */
  readonly #authorize: Authorize = async (send) => {
    const token = await this.#tokens.get();
    const response = await send(token);
    if (response.status !== 401) return response;
    this.#tokens.discard(token);
    return send(await this.#tokens.get());
  };

  #cancellable(call: Call): Call {
    const signal = this.#either(call.options.signal);
    const ending = { ...call, noneAfter: this.#noneAfter };
    return signal ? { ...ending, options: { ...call.options, signal } } : ending;
  }

  #either(signal: AbortSignal | undefined): AbortSignal | undefined {
    return signal && this.#signal ? anyOf([signal, this.#signal]) : (signal ?? this.#signal);
  }
}

/** Loads what sends HTTP, which is half of the client, with the first call: many a process makes none. */
function transportWith(options: TransportOptions): Transport {
  const { Transport } = require("./transport") as typeof import("./transport");
  return new Transport(options);
}
