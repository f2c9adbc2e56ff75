import { DiffResponse, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import type { RawValues } from "../engine/definition";
import type { PropertyChange } from "../engine/diff-properties";
import type { Differences } from "../engine/differences";
import { isMap } from "../engine/property";

const { Kind } = PropertyDiff;
const { DiffChanges } = DiffResponse;

/** What the engine shows of a diff, property by property. */
export function diffResponse(
  { changes, due }: Differences,
  { olds, news }: { olds: RawValues; news: RawValues },
): DiffResponse {
  const replaces = changes.filter((change) => change.replaces).map(({ property }) => property);
  const response = new DiffResponse()
    .setChanges(changes.length + due.length > 0 ? DiffChanges.DIFF_SOME : DiffChanges.DIFF_NONE)
    .setReplacesList(replaces)
    .setDiffsList([
      ...new Set([
        ...changes.map(({ property }) => property),
        ...due.flatMap((one) => one.changes),
      ]),
    ]);
  const detailed = response.getDetaileddiffMap();
  // Of inputs alone: the engine looks new values up among those, and would show an output as removed.
  for (const change of changes) {
    const kind = kindOf(change, { olds, news });
    const isOfInputs = !change.ofState;
    detailed.set(pathOf(change), new PropertyDiff().setKind(kind).setInputdiff(isOfInputs));
  }
  return response.setHasdetaileddiff(changes.length > 0);
}

function kindOf(
  { property, key, replaces, ofState }: PropertyChange,
  { olds, news }: { olds: RawValues; news: RawValues },
): PropertyDiff.Kind {
  if (ofState) return Kind.DELETE_REPLACE;
  const [before, after] = [olds, news].map((inputs) => valueIn(inputs[property], key));
  if (before === undefined) return replaces ? Kind.ADD_REPLACE : Kind.ADD;
  if (after === undefined) return replaces ? Kind.DELETE_REPLACE : Kind.DELETE;
  return replaces ? Kind.UPDATE_REPLACE : Kind.UPDATE;
}

function valueIn(value: unknown, key: string | undefined): unknown {
  if (key === undefined) return value;
  return isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Source: pulumi/pulumi sdk/go/property, the paths of a detailed diff. */
function pathOf({ property, key }: PropertyChange): string {
  return key === undefined ? property : `${property}["${key}"]`;
}
