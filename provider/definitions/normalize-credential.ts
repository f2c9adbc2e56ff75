import type { Failure, RawValues } from "../engine/definition";
import { normalizeKeys } from "./encryption/normalize-keys";
import { normalizeOwner } from "./normalize-owner";

/** Brings what every kind of credential takes into one spelling. */
export function normalizeCredential(given: RawValues): { inputs: RawValues; failures: Failure[] } {
  const owner = normalizeOwner(given);
  const { inputs, failures } = normalizeKeys(owner.inputs);
  return { inputs, failures: [...owner.failures, ...failures] };
}
