import { CheckFailure } from "@pulumi/pulumi/proto/provider_pb";
import { shownText } from "../../sdk/shown-text";
import type { Failure } from "../engine/definition";
import type { Received } from "./property-values";
import { hiding } from "./without-secrets";

/** What a reason begins with that shows the value, or the beginning of it: `"name" is "…" (string)`. */
const shownValue = /^("[^"]+") is (?:"(?:[^"\\]|\\.)*"…?|[-+.\de]+)(?: \(\w+\))?(?=[.,])/;

/** What is wrong with what was given. A value that the program marks as a secret is not quoted. */
export function checkFailures(failures: readonly Failure[], given: Received): CheckFailure[] {
  const hidden = hiding([given]);
  return failures.map(({ property, reason }) => {
    const shown = given.secrets.has(property)
      ? reason.replace(shownValue, "$1 is [secret]")
      : reason;
    return new CheckFailure().setProperty(shownText(property)).setReason(shownText(hidden(shown)));
  });
}
