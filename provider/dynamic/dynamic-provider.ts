import { randomBytes } from "node:crypto";
import type { dynamic } from "@pulumi/pulumi";
import type { KeycardContext } from "../definitions/keycard-context";
import { checkInputs } from "../engine/check-inputs";
import type { Definition, RawValues, State } from "../engine/definition";
import { diffProperties } from "../engine/diff-properties";
import { PartialFailure } from "../engine/partial-failure";
import { definedOnly, type Properties } from "../engine/property";
import { DynamicConfig } from "./dynamic-config";
import { ReplacedInputs } from "./replaced-inputs";
import { ShownError } from "./shown-error";

/**
 * A definition as a dynamic provider. What differs from other front doors, as measured:
 * olds of a diff are outputs, a check gets no logical name but as an input, and a thrown object with an id is a
 * partial failure.
 */
export function dynamicProvider<I extends Properties, O extends Properties>(
  definition: Definition<I, O, KeycardContext>,
): dynamic.ResourceProvider {
  let config: DynamicConfig;
  const replaced = new ReplacedInputs();
  return {
    // Synchronous and never throwing: with an await in here, deletes ran before it had ended.
    async configure(request) {
      config = new DynamicConfig((key) => request.config.get(`keycard:${key}`), process.env);
    },

    async check(olds: RawValues, news: RawValues) {
      const { __provider, logicalName, ...given } = news;
      const { inputs, failures } = checkInputs(definition, {
        olds,
        news: given,
        logicalName: typeof logicalName === "string" ? logicalName : undefined,
        defaults: replaced.before(config.defaults, olds, news),
        randomSuffix: () => randomBytes(4).toString("hex").slice(0, 7),
      });
      const problem = config.problem();
      return {
        inputs,
        failures: problem ? [...failures, { property: "", reason: problem }] : failures,
      };
    },

    diff: (id, olds: State<I, O>, news: RawValues) =>
      step(`diff of ${id}`, news, async () => {
        const changes = diffProperties(definition, olds, news);
        if (changes.length === 0) return { changes: false };
        const replacing = changes.filter(({ replaces }) => replaces);
        if (replacing.some(({ certain }) => certain)) {
          definition.beforeReplace(olds, config.context());
        }
        // With `changes` left open the engine compares inputs itself and keeps the other outputs known in a preview.
        return { replaces: replacing.map(({ property }) => property) };
      }),

    create: (news) =>
      step("create", news, async () => {
        const { __provider, ...inputs } = news;
        const { id, outputs } = await config.run((context) => definition.create(inputs, context));
        return { id, outs: definedOnly(outputs) };
      }),

    read: (id, olds) =>
      step(`read of ${id}`, olds, async () => {
        const { __provider, ...state } = olds;
        const found = await config.run((context) => definition.read(id, state, context));
        if (found !== undefined) {
          return { id, props: definedOnly(found.outputs), inputs: definedOnly(found.inputs) };
        }
        // A refresh sends what the state holds; `.get()` nothing but the provider, and it expects the resource.
        if (Object.keys(state).length > 0) return {};
        throw new Error(`No ${definition.type} with the id ${JSON.stringify(id)} was found.`);
      }),

    update: (id, olds, news) =>
      step(`update of ${id}`, news, async () => {
        const { __provider, ...inputs } = news;
        const request = { olds, news: inputs };
        const outputs = await config.run((context) => definition.update(id, request, context));
        return { outs: definedOnly(outputs) };
      }),

    delete: (id, olds) =>
      step(`delete of ${id}`, olds, () =>
        config.run((context) => definition.delete(id, olds, context)),
      ),
  };
}

/** Rejects with errors in the shapes that the provider host reads. */
async function step<T>(what: string, values: RawValues, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const shown = new ShownError(what, error);
    if (!(error instanceof PartialFailure)) throw shown;
    // Without `__provider` among the properties the resource could never be deleted.
    const properties = { ...definedOnly(error.outputs), __provider: values.__provider };
    throw Object.assign(shown, { id: error.id, properties, reasons: [shown.message] });
  }
}
