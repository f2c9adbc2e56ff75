import { AuthenticationError, InvalidInputError, Keycard } from "../../sdk";
import type { KeycardContext } from "../definitions/keycard-context";
import type { Defaults } from "../engine/definition";
import { messageOf } from "../engine/message-of";
import {
  defaultOrganizationId,
  type ReadConfig,
  resolveSettings,
  type Settings,
} from "../engine/settings";
import { isUnknown } from "../engine/unknown-value";
import type { HostProcess } from "./host-process";

/** What one provider process is configured with. Nothing is looked at before it is needed. */
export class DynamicConfig {
  readonly #config: ReadConfig;
  readonly #host: HostProcess;

  constructor(config: ReadConfig, host: HostProcess) {
    this.#config = config;
    this.#host = host;
  }

  readonly defaults: Defaults = {
    value: (property) =>
      property === "organizationId"
        ? defaultOrganizationId(this.#config, this.#host.environment)
        : undefined,
    remedy: (property) =>
      `Give it to the resource, or to all of the stack with \`pulumi config set keycard:${property} <id>\`, ` +
      "or in KEYCARD_ORGANIZATION_ID.",
  };

  /** Why nobody could log in with this, in words for the user; undefined where it looks usable. */
  problem(): string | undefined {
    try {
      const { clientId, clientSecret, baseUrl } = resolveSettings(
        this.#config,
        this.#host.environment,
      );
      if (![clientId, clientSecret, baseUrl].some(isUnknown)) this.context();
      return undefined;
    } catch (error) {
      return messageOf(error);
    }
  }

  /** @throws Error that says what is missing or unusable, and where it comes from */
  context(): KeycardContext {
    const settings = resolveSettings(this.#config, this.#host.environment);
    const key = JSON.stringify([settings.clientId, settings.clientSecret, settings.baseUrl]);
    const { contexts } = this.#host;
    const context = contexts.get(key) ?? newContext(settings, this.#host);
    contexts.set(key, context);
    return context;
  }

  /** Runs one step of a resource's life; where the login is refused, says whose it was. */
  async run<T>(step: (context: KeycardContext) => Promise<T>): Promise<T> {
    const context = this.context();
    try {
      return await step(context);
    } catch (error) {
      if (!(error instanceof AuthenticationError)) throw error;
      const { source } = resolveSettings(this.#config, this.#host.environment);
      throw new Error(
        `${error.message} They come from ${source}. Without \`--run-program\`, refresh and destroy use ` +
          "the config of the last `pulumi up` and not today's.",
      );
    }
  }
}

function newContext(
  { clientId, clientSecret, baseUrl, baseUrlSource }: Settings,
  { now, retryDelayMs, sleep, warn }: HostProcess,
): KeycardContext {
  const loginAs = (id: string, secret: string) =>
    new Keycard({
      clientId: id,
      clientSecret: secret,
      baseUrl,
      now,
      ...(retryDelayMs && { retryDelayMs }),
    });
  try {
    return {
      keycard: loginAs(clientId, clientSecret),
      loginAs,
      clientId,
      visibleOrganizations: new Set(),
      now,
      sleep,
      warn,
    };
  } catch (error) {
    if (!(error instanceof InvalidInputError) || baseUrlSource === undefined) throw error;
    throw new Error(`${baseUrlSource}: ${error.message}`);
  }
}
