import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { PluginWire } from "../provider/plugin-wire";
import type { Values, Wire } from "../provider/wire";

/** A plugin's process, and values with all marks, of secrets and others, in the forms that the engine sends and gets. */
export class MarkedWire implements Wire {
  readonly #plugin: PluginWire;

  constructor(plugin: PluginWire) {
    this.#plugin = plugin;
  }

  get client() {
    return this.#plugin.client;
  }

  get token() {
    return this.#plugin.token;
  }

  get told() {
    return this.#plugin.told;
  }

  sent({ logicalName, ...values }: Values): Struct {
    return Struct.fromJavaScript(values);
  }

  received(struct: Struct | undefined): Values {
    return (struct?.toJavaScript() ?? {}) as Values;
  }

  loseEngine(): void {
    this.#plugin.loseEngine();
  }

  end(): Promise<void> {
    return this.#plugin.end();
  }
}
