import type { Failure, RawValues } from "../../engine/definition";
import { quoted } from "../../engine/quoted";
import { isUnknown } from "../../engine/unknown-value";
import { apiIdsOf } from "../api-ids-of";

/** A Pulumi id, and the arguments that it may be given in place of. */
export interface IdForm {
  /** As in `<organization>/<service account>`. */
  form: string;
  /** In the order of the form. */
  parts: readonly string[];
}

/** Arguments by the API's ids where `id` gives them all. Beside it none of them may be given, so that none can contradict. */
export function takeApart(
  given: RawValues,
  { form, parts }: IdForm,
): { inputs: RawValues; failures: Failure[] } {
  const { id, ...inputs } = given;
  const beside = parts.filter((part) => inputs[part] !== undefined);
  if (beside.length > 0) {
    const failures = beside.map((property) => ({
      property,
      reason: `"${property}" is given beside "id", which names it already. Leave one of the two out.`,
    }));
    return { inputs: given, failures };
  }
  const values = isUnknown(id) ? parts.map(() => id) : apiIdsOf(String(id), form);
  if (values === undefined) {
    const reason =
      `"id" is ${quoted(String(id))}. Give a Pulumi id of the form ${form}, ` +
      'each part percent-encoded: 1 to 255 characters each, and not "." or "..".';
    return { inputs: given, failures: [{ property: "id", reason }] };
  }
  const named = parts.map((part, n) => [part, values[n]] as const);
  return { inputs: { ...inputs, ...Object.fromEntries(named) }, failures: [] };
}
