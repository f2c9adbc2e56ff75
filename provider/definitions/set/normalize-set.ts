import type { AutoNamed, Failure, RawValues } from "../../engine/definition";
import { isMap, withoutAbsent } from "../../engine/property";
import { quoted } from "../../engine/quoted";
import { firstOf } from "../../engine/validate-inputs";
import { normalizeOwner } from "../normalize-owner";
import { declaredName, endOf, isOfSet, keyMaxLength } from "./declared-name";
import { declarationProperties } from "./set-properties";

/** A key becomes part of a name, and of a path in what previews show. */
const usable = /^(?!__)[^\p{C}"\\]+$/u;

/** Brings a set's inputs into one spelling: what a credential is declared with says nothing that is empty. */
export function normalizeSet(given: RawValues): { inputs: RawValues; failures: Failure[] } {
  const owner = normalizeOwner(given);
  const { credentials } = owner.inputs;
  if (!isMap(credentials)) return owner;
  const declared = Object.entries(credentials).map(([key, value]) => [
    key,
    isMap(value) ? withoutAbsent(declarationProperties, value) : value,
  ]);
  const unusable = Object.keys(credentials).filter(
    (key) => !(usable.test(key) && key.length <= keyMaxLength),
  );
  return {
    inputs: { ...owner.inputs, credentials: Object.fromEntries(declared) },
    failures: [...owner.failures, ...firstOf(unusable.map(failureOf))],
  };
}

function failureOf(key: string): Failure {
  const reason =
    `"credentials" has the key ${quoted(key)}. A key has 1 to ${keyMaxLength} characters, none of them a quotation ` +
    'mark, a backslash or a control character, and doesn\'t begin with "__".';
  return { property: "credentials", reason };
}

/** The path of the first credential's name without which one has to be generated. */
export function unnamed({ credentials }: RawValues): string | undefined {
  if (!isMap(credentials)) return undefined;
  const key = Object.keys(credentials).find((one) => {
    const declared = credentials[one];
    return isMap(declared) && declared.name === undefined;
  });
  return key === undefined ? undefined : `credentials["${key}"].name`;
}

/** A name that ends as those that are generated is refused: what bears it would pass for another key's. */
export function clashes(inputs: RawValues & AutoNamed): Failure[] {
  const { credentials } = inputs;
  if (!isMap(credentials)) return [];
  const clashing = Object.entries(credentials).filter(([key, declared]) => {
    const name = isMap(declared) ? declared.name : undefined;
    return (
      typeof name === "string" && isOfSet(name, inputs) && name !== declaredName(key, {}, inputs)
    );
  });
  return firstOf(
    clashing.map(([key]) => ({
      property: "credentials",
      reason:
        `"credentials[${quoted(key)}].name" ends with ${quoted(endOf(String(inputs.autoName)))}, as the names do that ` +
        "are generated for this set. Give another name, or none.",
    })),
  );
}
