import type { KeycardCalls } from "../../../sdk";
import type { AutoNamed, Definition, State } from "../../engine/definition";
import { PartialFailure } from "../../engine/partial-failure";
import { definedOnly, type Properties, type Values } from "../../engine/property";
import { formatId } from "../../engine/resource-id";
import type { KeycardContext } from "../keycard-context";
import { nameOf } from "../label";
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
  const attemptsOf = (startedAt: string, inputs: Values<I> & AutoNamed, context: KeycardContext) =>
    new LostAttempts(creationOf(inputs)(context), Date.parse(startedAt), context);
  return {
    ...definition,

    async create(news, context) {
      try {
        return await definition.create(news, context);
      } catch (error) {
        if (!(error instanceof InterruptedCreation)) throw error;
        const { found, startedAt } = error;
        const name = nameOf(news);
        const id = formatId(...ownerOf(news), found?.id ?? `interrupted:${name}`);
        const known = found && outputsOf(found);
        const state = { ...news, ...known, name, createInterrupted: startedAt };
        throw new PartialFailure(id, definedOnly(state), `${error.message} ${whatIsNext(error)}`);
      }
    },

    async read(id, olds, context) {
      if (olds.createInterrupted === undefined) return definition.read(id, olds, context);
      const inputs = declared(definition, olds);
      const [organizationId] = ownerOf(inputs);
      const attempts = attemptsOf(olds.createInterrupted, inputs, context);
      const found = await unlessGone(attempts.found(), organizationId, context);
      return found?.length ? { inputs, outputs: olds } : undefined;
    },

    async delete(id, olds, context) {
      if (olds.createInterrupted === undefined) return definition.delete(id, olds, context);
      const inputs = declared(definition, olds);
      const [organizationId] = ownerOf(inputs);
      const since = olds.createInterrupted;
      const attempts = attemptsOf(since, inputs, context);
      if ((await unlessGone(attempts.found(), organizationId, context)) === undefined) return;
      await attempts.clear(
        `The creation that began at ${since} was interrupted. Where nothing listed here is of this stack, remove the ` +
          "resource from it with `pulumi state delete`.",
      );
    },
  };
}

function whatIsNext({ nameIsOurs }: InterruptedCreation): string {
  return nameIsOurs
    ? "The state holds it by that name: the next `pulumi up` deletes it and makes another; `pulumi destroy` deletes it."
    : "The program chose that name, so others may bear it too: the next `pulumi up` or `pulumi destroy` lists what " +
        "there is, for you to decide.";
}

/** The inputs that a state echoes. Its name is the generated one, where it has one. */
function declared<I extends Properties, O extends Properties>(
  { inputs }: Pick<Definition<I, O, KeycardContext>, "inputs">,
  olds: Partial<State<I, O>>,
): Values<I> & AutoNamed {
  const isGiven = ([name]: [string, unknown]) =>
    name === "name" ? olds.autoName === undefined : name in inputs || name.startsWith("autoName");
  return Object.fromEntries(Object.entries(olds).filter(isGiven)) as Values<I> & AutoNamed;
}
