import type { AutoNamed, Clock, Definition, Due, RawValues, State } from "./definition";
import { diffProperties, type PropertyChange } from "./diff-properties";
import { mayCome } from "./may-come";
import type { Properties, Values } from "./property";

export interface DiffRequest<I extends Properties, O extends Properties> {
  id: string;
  olds: State<I, O>;
  news: Values<I> & AutoNamed;
}

export interface Differences {
  changes: PropertyChange[];
  /** What an update would do besides. */
  due: Due[];
}

export interface DiffCircumstances<Context> {
  clock: Clock;
  /** A refresh diffs too. What is due by the clock is no drift, and must not show in it. */
  isRefresh: boolean;
  /** Runs what needs the provider's configuration. */
  run: <T>(step: (context: Context) => Promise<T>) => Promise<T>;
}

/**
 * A definition's diff, for either front door.
 *
 * @throws Error for a state that can't be gone on from, or a replacement that is refused
 */
export async function differences<
  I extends Properties,
  O extends Properties,
  Context extends Clock,
>(
  definition: Definition<I, O, Context>,
  { id, olds, news }: DiffRequest<I, O>,
  { clock, isRefresh, run }: DiffCircumstances<Context>,
): Promise<Differences> {
  if (olds.createInterrupted) {
    const change = { property: "createInterrupted", replaces: true, certain: true } as const;
    if (!isRefresh) await run(async (context) => definition.beforeReplace(id, olds, context));
    return { changes: [{ ...change, ofState: true }], due: [] };
  }
  if (!isRefresh) definition.accept?.(id, olds);
  const state: RawValues = olds;
  // Of outputs that exclude each other it changes those that are there or may come.
  const changing = (name: string) =>
    state[name] !== undefined || mayCome(definition.outputs[name], news);
  const due = (definition.due?.(id, { olds, news }, clock) ?? [])
    .filter(({ by }) => by !== "clock" || !isRefresh)
    .map((one) => ({ ...one, changes: one.changes.filter(changing) }));
  const changes = diffProperties(definition, olds, news);
  if (changes.some(({ replaces, certain }) => replaces && certain)) {
    await run(async (context) => definition.beforeReplace(id, olds, context));
  }
  return { changes, due };
}
