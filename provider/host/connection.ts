import { InvalidInputError, Keycard } from "../../sdk";
import { anyOf } from "../../sdk/any-of";
import type { KeycardContext } from "../definitions/keycard-context";
import { CredentialReads } from "../definitions/reads/credential-reads";
import type { Settings } from "../engine/settings";
import type { HostProcess } from "./host-process";

/** Together with a plugin's time of grace it stays below the second after which a user presses Ctrl-C again. */
const lastLookMs = 300;

export interface StepOptions {
  warn: KeycardContext["warn"];
  /** Aborted where the user or a time limit ends the step, and where the engine has vanished. */
  interruption?: AbortSignal | undefined;
  /** Aborted where a request that creates something is to end as well. Default: `interruption`. */
  creationsEnd?: AbortSignal | undefined;
}

/** A login to one Keycard, for as long as the process lives. */
export class Connection {
  readonly #settings: Settings;
  readonly #host: HostProcess;
  readonly #keycard: Keycard;
  readonly #reads = new CredentialReads();
  readonly #visibleOrganizations = new Set<string>();
  readonly #created = new Set<string>();

  /** Sends nothing. @throws Error for settings that can't be used, and says where they come from */
  constructor(settings: Settings, host: HostProcess) {
    this.#settings = settings;
    this.#host = host;
    this.#keycard = this.#client(settings.clientId, settings.clientSecret);
  }

  /** What one step of a resource's life works with. */
  context({ warn, interruption, creationsEnd = interruption }: StepOptions): KeycardContext {
    const { now, sleep, interruption: engineVanished } = this.#host;
    const endsWith = (signal: AbortSignal | undefined, client: Keycard, noneAfter?: AbortSignal) =>
      signal ? client.cancelledBy(signal, noneAfter) : client;
    return {
      keycard: endsWith(interruption, this.#keycard),
      creating: endsWith(creationsEnd, this.#keycard, engineVanished),
      ...(interruption && {
        interruption: {
          signal: interruption,
          lastLook: () =>
            this.#keycard.cancelledBy(anyOf([AbortSignal.timeout(lastLookMs), engineVanished])),
        },
      }),
      loginAs: (clientId, clientSecret) =>
        endsWith(interruption, this.#client(clientId, clientSecret)),
      clientId: this.#settings.clientId,
      reads: this.#reads,
      forgetReads: () => {
        for (const one of this.#host.connections.values()) one.#reads.forget();
      },
      visibleOrganizations: this.#visibleOrganizations,
      created: this.#created,
      now,
      sleep: (ms) => sleep(ms, interruption),
      warn,
    };
  }

  #client(clientId: string, clientSecret: string): Keycard {
    const { baseUrl, baseUrlSource } = this.#settings;
    const { now, retryDelayMs } = this.#host;
    try {
      return new Keycard({
        clientId,
        clientSecret,
        baseUrl,
        now,
        ...(retryDelayMs && { retryDelayMs }),
      });
    } catch (error) {
      const isBaseUrl = error instanceof InvalidInputError && error.property === "baseUrl";
      if (!isBaseUrl || baseUrlSource === undefined) throw error;
      throw new Error(`${baseUrlSource}: ${error.message}`);
    }
  }
}
