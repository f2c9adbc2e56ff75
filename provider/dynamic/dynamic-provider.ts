import { randomBytes } from "node:crypto";
import type { dynamic } from "@pulumi/pulumi";
import { shownText } from "../../sdk/shown-text";
import type { KeycardContext } from "../definitions/keycard-context";
import { generatedName } from "../engine/auto-name";
import { checkInputs } from "../engine/check-inputs";
import type { AutoNamed, Definition, Failure, RawValues, State } from "../engine/definition";
import { differences } from "../engine/differences";
import { PartialFailure } from "../engine/partial-failure";
import { definedOnly, type Properties, type Values } from "../engine/property";
import { ReplacedInputs } from "../engine/replaced-inputs";
import { resourceTitle } from "../engine/resource-title";
import { type HostProcess, hostProcess } from "../host/host-process";
import { ProviderConfig } from "../host/provider-config";
import { failedUpdate, readAfterFailure } from "./failed-update";
import { ShownError } from "./shown-error";

/**
 * A definition as a dynamic provider. What differs from other front doors, as measured:
 * olds of a diff are outputs, a check gets no logical name but as an input, and a thrown object with an id is a
 * partial failure.
 */
export function dynamicProvider<I extends Properties, O extends Properties>(
  definition: Definition<I, O, KeycardContext>,
  host: HostProcess = hostProcess,
): dynamic.ResourceProvider {
  let config: ProviderConfig;
  // A refresh diffs too, and never checks. What is due by the clock is no drift, and must not show in it.
  let isRefresh = true;
  const replaced = new ReplacedInputs();
  return {
    // Synchronous and never throwing: with an await in here, deletes ran before it had ended.
    async configure(request) {
      config = new ProviderConfig((key) => request.config.get(`keycard:${key}`), host);
    },

    async check(olds: RawValues, news: RawValues) {
      isRefresh = false;
      const { __provider, logicalName, ...given } = news;
      const { inputs, failures } = checkInputs(definition, {
        olds,
        news: given,
        // No URN is told, but the program's inputs, with the logical name among them.
        defaults: replaced.before(config.defaults, olds, JSON.stringify(news)),
        newName: () =>
          generatedName(
            typeof logicalName === "string" ? logicalName : undefined,
            randomBytes(4).toString("hex").slice(0, 7),
          ),
      });
      const problem = config.problem();
      const all = problem ? [...failures, { property: "", reason: problem }] : failures;
      return { inputs, failures: all.map(shownFailure) };
    },

    diff: (id, olds: State<I, O> & { name?: string }, news: Values<I> & AutoNamed & Provided) =>
      step(`diff of ${id}`, news, async () => {
        const { changes, due } = await differences(
          definition,
          { id, olds, news },
          { clock: host, isRefresh, run: (work) => config.run(work) },
        );
        const replaces = changes
          .filter((change) => change.replaces)
          .map(({ property }) => property);
        // Inputs may be equal, so that the engine has nothing to compare.
        if (changes.some(({ ofState }) => ofState)) return { changes: true, replaces };
        if (due.length > 0 && replaces.length === 0) {
          const title = resourceTitle(definition.type, id, olds.name ?? olds.autoName);
          host.warn(`${title}: ${due.map(({ why }) => why).join("; ")}.`);
          const computed = due.some((one) => one.changes.length > 0);
          if (computed || changes.length === 0) return { changes: true };
        }
        // A state that the plugin has written: without an update, refresh and destroy would find no provider in it.
        if (!("__provider" in olds) && replaces.length === 0) return { changes: true };
        // With `changes` left open the engine compares inputs itself and keeps the other outputs known in a preview.
        return changes.length === 0 ? { changes: false } : { replaces };
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
          const { inputs, outputs } = readAfterFailure(found, state);
          return { id, props: definedOnly(outputs), inputs: definedOnly(inputs) };
        }
        // A refresh sends what the state holds; `.get()` nothing but the provider, and it expects the resource.
        if (Object.keys(state).length > 0) return {};
        throw new Error(`No ${definition.type} with the id ${JSON.stringify(id)} was found.`);
      }),

    update: (id, olds, news) =>
      step(`update of ${id}`, news, async () => {
        const { __provider, ...inputs } = news;
        const request = { olds, news: inputs };
        const updated = config.run((context) => definition.update(id, request, context));
        const outputs = await updated.catch((error: unknown) => {
          throw failedUpdate(error, definition.inputs, request);
        });
        return { outs: definedOnly(outputs) };
      }),

    delete: (id, olds) =>
      step(`delete of ${id}`, olds, () =>
        config.run((context) => definition.delete(id, olds, context)),
      ),
  };
}

function shownFailure({ property, reason }: Failure): Failure {
  return { property: shownText(property), reason: shownText(reason) };
}

/** What the state holds of the provider itself. */
interface Provided {
  __provider?: string;
}

/** Rejects with errors in the shapes that the provider host reads. */
async function step<T>(what: string, values: Provided, work: () => Promise<T>): Promise<T> {
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
