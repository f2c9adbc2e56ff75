import type { Defaults, RawValues } from "./definition";

/**
 * A resource that is going to be replaced is checked twice in a row: with its old inputs, and then with none, like a
 * new one. What it had comes before what the provider is configured with, so that a replacement stays where the
 * resource was.
 */
export class ReplacedInputs {
  readonly #olds = new Map<string, RawValues>();

  /** @param resource what tells it from others in the two checks */
  before(defaults: Defaults, olds: RawValues, resource: string): Defaults {
    if (Object.keys(olds).length > 0) {
      this.#olds.set(resource, olds);
      return defaults;
    }
    const had = this.#olds.get(resource) ?? {};
    return {
      ...defaults,
      value: (property) => {
        const value = had[property];
        return typeof value === "string" ? value : defaults.value(property);
      },
    };
  }
}
