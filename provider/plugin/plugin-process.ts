import { anyOf } from "../../sdk/any-of";
import type { KeycardContext } from "../definitions/keycard-context";
import { messageOf } from "../engine/message-of";
import { PartialFailure } from "../engine/partial-failure";
import type { ReadConfig } from "../engine/settings";
import type { HostProcess } from "../host/host-process";
import { ProviderConfig } from "../host/provider-config";
import { EngineLog } from "./engine-log";
import { Interruption } from "./interruption";
import type { Hidden } from "./without-secrets";

/** What the engine sends with every step. */
export interface StepRequest {
  getUrn(): string;
  /** Seconds, from the resource's `customTimeouts`; 0 where it has none. */
  getTimeout?(): number;
}

/** What all calls of the engine share. */
export class PluginProcess {
  readonly host: HostProcess;
  readonly log = new EngineLog();
  readonly interruption = new Interruption();
  config: ProviderConfig;

  constructor(host: HostProcess) {
    this.host = host;
    this.config = new ProviderConfig(() => undefined, host);
  }

  configure(config: ReadConfig): void {
    this.config = new ProviderConfig(config, this.host);
  }

  /** Runs what nothing may end early. */
  runToItsEnd<T>(request: StepRequest, step: (context: KeycardContext) => Promise<T>): Promise<T> {
    const warn = (message: string) => this.log.warn(message, request.getUrn());
    return this.config.run(step, { warn });
  }

  /**
   * Runs one step of a resource's life, which ends when the user or its time limit says so, and when the engine has
   * vanished. A creation's request under way is then let end, so that what nobody hears of can be undone by its id;
   * all else would take for its own what the next `up` by the same plan has made under the name.
   *
   * @param hidden is applied to all that the step tells: its warnings, and its error
   */
  async run<T>(
    request: StepRequest,
    step: (context: KeycardContext) => Promise<T>,
    hidden: Hidden,
  ): Promise<T> {
    const timeoutSeconds = request.getTimeout?.() ?? 0;
    const limit = timeoutSeconds > 0 ? timeoutSignal(timeoutSeconds) : undefined;
    const creationsEnd = anyOf([this.interruption.signal, limit]);
    const interruption = anyOf([creationsEnd, this.host.interruption]);
    try {
      const warn = (message: string) => this.log.warn(hidden(message), request.getUrn());
      return await this.config.run(step, { warn, interruption, creationsEnd });
    } catch (error) {
      const because = limit?.aborted
        ? ` The resource's \`customTimeouts\` allow ${timeoutSeconds} s for it.`
        : "";
      const reason = hidden(messageOf(error)) + because;
      if (!(error instanceof PartialFailure)) throw new Error(reason);
      throw new PartialFailure(error.id, error.outputs, reason);
    }
  }
}

/** Timers take no longer times, and end at once instead. */
const timeoutMaxMs = 2 ** 31 - 1;

function timeoutSignal(seconds: number): AbortSignal {
  return AbortSignal.timeout(Math.min(Math.ceil(seconds * 1000), timeoutMaxMs));
}
