import { ApiError } from "./api-error";
import { newAccessToken } from "./identifiers";
import type { Credential } from "./records";
import type { Store } from "./store";

/** Who a token speaks for: a root login may act on every organization, a credential on its own. */
export type Login = "root" | Credential;

export interface ClientCredentials {
  clientId: string;
  clientSecret: string;
}

interface Token {
  login: Login;
  expiresAt: number;
}

/** Who may log in, and the tokens that were given out. */
export class Logins {
  readonly #store: Store;
  readonly #now: () => number;
  readonly #roots: readonly ClientCredentials[];
  readonly #tokens = new Map<string, Token>();
  readonly tokenLifetimeSeconds: number;

  constructor(
    store: Store,
    now: () => number,
    roots: readonly ClientCredentials[],
    tokenLifetimeSeconds: number,
  ) {
    this.#store = store;
    this.#now = now;
    this.#roots = roots;
    this.tokenLifetimeSeconds = tokenLifetimeSeconds;
  }

  get issuedTokens(): string[] {
    return [...this.#tokens.keys()];
  }

  /** A token for the first of the given pairs that is known. */
  issueToken(candidates: readonly ClientCredentials[]): string {
    const login = candidates.map((pair) => this.#login(pair)).find((one) => one !== undefined);
    if (!login) throw new ApiError(401, "The client id or the client secret is wrong.");
    if (login !== "root") login.lastUsedAt = this.#store.time();
    const token = newAccessToken();
    const expiresAt = this.#now() + this.tokenLifetimeSeconds * 1000;
    this.#tokens.set(token, { login, expiresAt });
    return token;
  }

  authenticate(authorization: string | undefined): Login {
    const [, bearer] = /^Bearer (\S+)$/i.exec(authorization ?? "") ?? [];
    if (!bearer) throw new ApiError(401, "The request has no bearer token.");
    const token = this.#tokens.get(bearer);
    if (!token || token.expiresAt <= this.#now() || !this.#isAlive(token.login)) {
      throw new ApiError(401, "The access token is unknown, expired or revoked.");
    }
    return token.login;
  }

  #login({ clientId, clientSecret }: ClientCredentials): Login | undefined {
    const matches = (pair: ClientCredentials) =>
      pair.clientId === clientId && pair.clientSecret === clientSecret;
    if (this.#roots.some(matches)) return "root";
    return [...this.#store.credentials.values()].find(matches);
  }

  #isAlive(login: Login): boolean {
    return login === "root" || this.#store.credentials.has(login.id);
  }
}
