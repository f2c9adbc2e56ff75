import type { Definition } from "../../engine/definition";
import type { Properties } from "../../engine/property";
import type { KeycardContext } from "../keycard-context";

/** A resource whose writes let no later read be answered by what was read before. */
export function forgettingReads<I extends Properties, O extends Properties>(
  definition: Definition<I, O, KeycardContext>,
): Definition<I, O, KeycardContext> {
  const written = async <T>(work: Promise<T>, { forgetReads }: KeycardContext): Promise<T> => {
    try {
      return await work;
    } finally {
      forgetReads();
    }
  };
  return {
    ...definition,
    create: (inputs, context) => written(definition.create(inputs, context), context),
    update: (id, request, context) => written(definition.update(id, request, context), context),
    delete: (id, olds, context) => written(definition.delete(id, olds, context), context),
  };
}
