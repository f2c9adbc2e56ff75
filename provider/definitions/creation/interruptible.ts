import type { KeycardCalls } from "../../../sdk";
import type { AutoNamed, Definition, State } from "../../engine/definition";
import { PartialFailure } from "../../engine/partial-failure";
import { definedOnly, type Properties, type Values } from "../../engine/property";
import { formatId } from "../../engine/resource-id";
import type { KeycardContext } from "../keycard-context";
import { nameIsOurs, nameOf } from "../label";
import { unlessGone } from "../unless-gone";
import type { Creation, Listed } from "./creation";
import { InterruptedCreation } from "./interrupted-creation";
import { LostAttempts } from "./lost-attempts";

/** How something is created, and found again where that was interrupted. */
export interface Trace<Inputs> {
  /** The API's ids that the resource's id starts with, the organization's first. */
  ownerOf(inputs: Inputs): readonly [string, ...string[]];
  creationOf(inputs: Inputs): (calls: { keycard: KeycardCalls }) => Creation<{ id: string }>;
  /** What is known of one by a list. */
  outputsOf(found: Listed): object;
}

/**
 * A resource whose creation may be interrupted: the state then holds it by its name, until what bears it is deleted.
 * Its diff asks for a replacement, since a secret that nobody has received is lost.
 */
export function interruptible<I extends Properties, O extends Properties>(
  definition: Definition<I, O, KeycardContext>,
  { ownerOf, creationOf, outputsOf }: Trace<Values<I> & AutoNamed>,
): Definition<I, O, KeycardContext> {
  const attemptsOf = (olds: Interrupted<I, O>, context: KeycardContext) => {
    const startedAt = Date.parse(olds.createInterrupted);
    if (Number.isNaN(startedAt)) {
      throw new Error(
        `"createInterrupted" in the state is ${JSON.stringify(olds.createInterrupted)}, which is no date. If it was ` +
          "edited, put the former value back.",
      );
    }
    return new LostAttempts(creationOf(declared(definition, olds))(context), startedAt, context);
  };
  const foundOf = async (olds: Interrupted<I, O>, context: KeycardContext) => {
    const [organizationId] = ownerOf(declared(definition, olds));
    const found = await unlessGone(attemptsOf(olds, context).found(), organizationId, context);
    return found ?? [];
  };
  return {
    ...definition,

    async beforeReplace(id, olds, context) {
      if (!isInterrupted(olds)) return definition.beforeReplace(id, olds, context);
      // What is refused is refused before anything else is touched.
      if (nameIsOurs(declared(definition, olds))) return;
      await attemptsOf(olds, context).remove(
        await foundOf(olds, context),
        `The creation that began at ${olds.createInterrupted} was interrupted. Where nothing listed here is of this ` +
          "stack, remove the resource from it with `pulumi state delete`.",
      );
    },

    async create(news, context) {
      try {
        return await definition.create(news, context);
      } catch (error) {
        if (!(error instanceof InterruptedCreation)) throw error;
        const { found, startedAt } = error;
        const name = nameOf(news);
        const id = formatId(...ownerOf(news), found?.id ?? `interrupted-${Date.parse(startedAt)}`);
        const known = found && outputsOf(found);
        const state = { ...news, ...known, name, createInterrupted: startedAt };
        throw new PartialFailure(id, definedOnly(state), `${error.message} ${whatIsNext(error)}`);
      }
    },

    async read(id, olds, context) {
      if (!isInterrupted(olds)) return definition.read(id, olds, context);
      const found = await foundOf(olds, context);
      return found.length > 0 ? { inputs: declared(definition, olds), outputs: olds } : undefined;
    },

    async undo(id, made: State<I, O> & Seen, context) {
      if (made.createdAt === undefined) return;
      const byIdAlone = { ...made, autoName: undefined, createInterrupted: undefined };
      await definition.delete(id, byIdAlone, context);
    },

    async delete(id, olds, context) {
      if (!isInterrupted(olds)) return definition.delete(id, olds, context);
      const began = `The creation that began at ${olds.createInterrupted} was interrupted.`;
      const found = await foundOf(olds, context);
      const removed = attemptsOf(olds, context).remove(found, began);
      if (nameIsOurs(declared(definition, olds))) return removed;
      // Nothing is deleted under such a name. What replaces it may be among them, so to refuse would be for ever.
      await removed.catch((listed: Error) => context.warn(listed.message));
    },
  };
}

/** `createdAt` is known of what was seen; the rest is known by its name alone. */
type Seen = { createdAt?: string };

type Interrupted<I extends Properties, O extends Properties> = Partial<State<I, O>> & {
  createInterrupted: string;
};

function isInterrupted<S extends { createInterrupted?: string | undefined }>(
  olds: S,
): olds is S & { createInterrupted: string } {
  return olds.createInterrupted !== undefined;
}

function whatIsNext({ nameIsOurs }: InterruptedCreation): string {
  return nameIsOurs
    ? "The state holds it by its name: the next `pulumi up` makes another and deletes it; `pulumi destroy` deletes it."
    : "The program chose that name, so others may bear it too: the next `pulumi up` or `pulumi destroy` lists what " +
        "there is, for you to decide.";
}

/** The inputs that a state echoes. Its name is the generated one, where it has one. */
function declared<I extends Properties, O extends Properties>(
  { inputs }: Pick<Definition<I, O, KeycardContext>, "inputs">,
  olds: Partial<State<I, O>>,
): Values<I> & AutoNamed {
  const isGiven = ([name]: [string, unknown]) =>
    name === "name"
      ? olds.autoName === undefined
      : Object.hasOwn(inputs, name) || name.startsWith("autoName");
  return Object.fromEntries(Object.entries(olds).filter(isGiven)) as Values<I> & AutoNamed;
}
