import { z } from "zod";
import type { Call } from "./call";
import { TokenSource } from "./token-source";
import { type Authorize, Transport, type TransportOptions } from "./transport";

export interface SessionOptions extends TransportOptions {
  clientId: string;
  now: () => number;
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
  readonly #transport: Transport;

  constructor({ clientId, now, ...transport }: SessionOptions) {
    const { baseUrl, clientSecret } = transport;
    const login = (): Promise<z.infer<typeof tokenAnswer>> =>
      this.#transport.json(
        {
          action: `log in at ${baseUrl}${tokenPath} with client id ${JSON.stringify(clientId)}`,
          method: "post",
          path: tokenPath,
          form: new URLSearchParams({
            grant_type: "client_credentials",
            client_id: clientId,
            client_secret: clientSecret,
          }),
          harmless: true,
          options: {},
        },
        tokenAnswer,
      );
    this.#tokens = new TokenSource(login, now);
    this.#transport = new Transport(transport);
  }

  json<T>(call: Call, schema: z.ZodType<T>): Promise<T> {
    return this.#transport.json(call, schema, this.#authorize);
  }

  send(call: Call): Promise<void> {
    return this.#transport.send(call, this.#authorize);
  }

  /** Exchanges the client's id and secret for a token, unless a valid one is there. */
  async login(): Promise<void> {
    await this.#tokens.get();
  }

  /** A 401 did nothing on the server: one new token, and once more. */
  readonly #authorize: Authorize = async (request, send) => {
    const again = request.clone();
    const token = await this.#tokens.get();
    const response = await send(withToken(request, token));
    if (response.status !== 401) return response;
    this.#tokens.discard(token);
    return send(withToken(again, await this.#tokens.get()));
  };
}

function withToken(request: Request, token: string): Request {
  request.headers.set("Authorization", `Bearer ${token}`);
  return request;
}
