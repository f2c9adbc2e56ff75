import type { Defaults, RawValues } from "../engine/definition";

/**
 * A resource that is going to be replaced is checked twice in a row: with its old inputs, and then with none, like a
 * new one. What it had comes before what the provider is configured with, so that a replacement stays where the
 * resource was. The program's inputs, its logical name among them, tell whose check it is.
 */
export class ReplacedInputs {
  readonly #olds = new Map<string, RawValues>();

  before(defaults: Defaults, olds: RawValues, news: RawValues): Defaults {
    const key = JSON.stringify(news);
    if (Object.keys(olds).length > 0) {
      this.#olds.set(key, olds);
      return defaults;
    }
    const had = this.#olds.get(key) ?? {};
    return {
      ...defaults,
      value: (property) => {
        const value = had[property];
        return typeof value === "string" ? value : defaults.value(property);
      },
    };
  }
}
