import { AuthenticationError } from "../../sdk";
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
import { Connection, type StepOptions } from "./connection";
import type { HostProcess } from "./host-process";

/** What a provider is configured with. Nothing is looked at before it is needed. */
export class ProviderConfig {
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
      const settings = this.#settings();
      const { clientId, clientSecret, baseUrl } = settings;
      if (![clientId, clientSecret, baseUrl].some(isUnknown)) this.#connection(settings);
      return undefined;
    } catch (error) {
      return messageOf(error);
    }
  }

  /**
   * Runs one step of a resource's life; where the login is refused, says whose it was.
   *
   * @throws Error that says what is missing or unusable in the configuration, and where it comes from
   */
  async run<T>(
    step: (context: KeycardContext) => Promise<T>,
    options: StepOptions = this.#host,
  ): Promise<T> {
    const settings = this.#settings();
    const context = this.#connection(settings).context(options);
    try {
      return await step(context);
    } catch (error) {
      if (!(error instanceof AuthenticationError)) throw error;
      throw new Error(
        `${error.message} They come from ${settings.source}. Without \`--run-program\`, refresh and destroy use ` +
          "the config of the last `pulumi up` and not today's.",
      );
    }
  }

  #settings(): Settings {
    return resolveSettings(this.#config, this.#host.environment);
  }

  #connection(settings: Settings): Connection {
    const key = JSON.stringify([settings.clientId, settings.clientSecret, settings.baseUrl]);
    const { connections } = this.#host;
    const connection = connections.get(key) ?? new Connection(settings, this.#host);
    connections.set(key, connection);
    return connection;
  }
}
