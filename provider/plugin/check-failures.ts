import { CheckFailure } from "@pulumi/pulumi/proto/provider_pb";
import type { Failure } from "../engine/definition";
import type { Received } from "./property-values";

/** What is wrong with what was given. A value that the program marks as a secret is not quoted. */
export function checkFailures(failures: readonly Failure[], given: Received): CheckFailure[] {
  const quoted = [...given.secrets]
    .flatMap((name) => textsIn(given.values[name]))
    .map((text) => JSON.stringify(text));
  return failures.map(({ property, reason }) => {
    const shown = quoted.reduce((text, value) => text.replaceAll(value, "[secret]"), reason);
    return new CheckFailure().setProperty(property).setReason(shown);
  });
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
