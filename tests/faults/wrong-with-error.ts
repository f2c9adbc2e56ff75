import type { FaultRow } from "./faults";

/**
 * What is wrong with an error, in words.
 *
 * @param left live credentials that no state holds: the error has to name them
 */
export function wrongWithError(
  text: string | undefined,
  { says }: FaultRow,
  left: readonly { id: string; name: string }[],
): string[] {
  if (text === undefined) return [];
  const isNamed = ({ id, name }: { id: string; name: string }) =>
    text.includes(id) || text.includes(JSON.stringify(name));
  return [
    says.test(text) ? [] : [`The error doesn't say what went wrong: ${text}`],
    /(?<!received )undefined|\[object/.test(text) ? [`The error is no sentence: ${text}`] : [],
    left.every(isNamed) ? [] : [`The error doesn't name what is left: ${text}`],
  ].flat();
}
