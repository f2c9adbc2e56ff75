import { isDeepStrictEqual } from "node:util";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { KeycardContext } from "../definitions/keycard-context";
import { checkInputs } from "../engine/check-inputs";
import type { RawValues, State } from "../engine/definition";
import { differences } from "../engine/differences";
import { PartialFailure } from "../engine/partial-failure";
import { previewedCreation, previewedUpdate } from "../engine/previewed-outputs";
import { definedOnly, type Properties, secretNames, type Values } from "../engine/property";
import { ReplacedInputs } from "../engine/replaced-inputs";
import { checkFailures } from "./check-failures";
import { diffResponse } from "./detailed-diff";
import { newName } from "./new-name";
import type { PluginProcess, StepRequest } from "./plugin-process";
import { marked, type Received, received, secret } from "./property-values";
import { type ResourceDefinition, resourceOf } from "./resource-of";
import { RecordedFailure } from "./status";

/** The steps of a resource's life, as the engine asks for them. */
export class ResourceCalls {
  readonly #process: PluginProcess;
  readonly #replaced = new ReplacedInputs();
  // A refresh diffs too, and never checks.
  #isRefresh = true;

  constructor(process: PluginProcess) {
    this.#process = process;
  }

  async check(request: messages.CheckRequest): Promise<messages.CheckResponse> {
    this.#isRefresh = false;
    const { config } = this.#process;
    const definition = resourceOf(request.getType());
    const olds = received(request.getOlds());
    const news = received(request.getNews());
    const { inputs, failures } = checkInputs(definition, {
      olds: olds.values,
      news: news.values,
      defaults: this.#replaced.before(config.defaults, olds.values, request.getUrn()),
      newName: () => newName(request),
    });
    const problem = config.problem();
    const all = problem ? [...failures, { property: "", reason: problem }] : failures;
    return new messages.CheckResponse()
      .setInputs(markedAsGiven(inputs, news))
      .setFailuresList(checkFailures(all, news));
  }

  async diff(request: messages.DiffRequest): Promise<messages.DiffResponse> {
    const definition = resourceOf(request.getType());
    const olds = received(request.getOlds()).values as AnyState;
    const news = received(request.getNews()).values as Values<Properties>;
    const found = await differences(
      definition,
      { id: request.getId(), olds, news },
      {
        clock: this.#process.host,
        isRefresh: this.#isRefresh,
        run: (step) => this.#process.run(request, step),
      },
    );
    if (found.due.length > 0 && !found.changes.some(({ replaces }) => replaces)) {
      const why = found.due.map((due) => due.why).join("; ");
      this.#process.log.info(`${why}.`, request.getUrn());
    }
    const oldInputs = received(request.getOldInputs()).values;
    return diffResponse(found, { olds: oldInputs, news });
  }

  /** @param isHeard whether the engine still waits for the answer */
  async create(
    request: messages.CreateRequest,
    isHeard: () => boolean,
  ): Promise<messages.CreateResponse> {
    const definition = resourceOf(request.getType());
    const news = received(request.getProperties());
    const secrets = new Set([...alwaysSecret(definition), ...news.secrets]);
    const response = new messages.CreateResponse();
    if (request.getPreview()) {
      const previewed = previewedCreation(definition, news.values);
      return response.setProperties(marked(previewed, secrets));
    }
    const { id, outputs } = await this.#run(request, secrets, async (context) => {
      // No state will know what an engine that has gone can't be told.
      const undoUnheard = async (made: { id: string; outputs: object }) => {
        if (!isHeard()) await definition.delete(made.id, made.outputs as AnyState, context);
      };
      try {
        const made = await definition.create(news.values as Values<Properties>, context);
        await undoUnheard(made);
        return made;
      } catch (error) {
        if (error instanceof PartialFailure) await undoUnheard(error);
        throw error;
      }
    });
    return response.setId(id).setProperties(marked(outputs, secrets));
  }

  async read(request: messages.ReadRequest): Promise<messages.ReadResponse> {
    const definition = resourceOf(request.getType());
    const id = request.getId();
    const state = received(request.getProperties());
    const inputs = received(request.getInputs());
    const secrets = new Set([...alwaysSecret(definition), ...state.secrets, ...inputs.secrets]);
    const found = await this.#run(request, secrets, (context) =>
      definition.read(id, state.values as Partial<AnyState>, context),
    );
    // An empty id says that it is gone.
    if (found === undefined) return new messages.ReadResponse();
    return new messages.ReadResponse()
      .setId(id)
      .setInputs(marked(found.inputs, secrets))
      .setProperties(marked(found.outputs, secrets));
  }

  async update(request: messages.UpdateRequest): Promise<messages.UpdateResponse> {
    const definition = resourceOf(request.getType());
    const id = request.getId();
    const olds = received(request.getOlds()).values as AnyState;
    const given = received(request.getNews());
    const news = given.values as Values<Properties>;
    const secrets = new Set([...alwaysSecret(definition), ...given.secrets]);
    if (request.getPreview()) {
      const due = definition.due?.(id, { olds, news }, this.#process.host) ?? [];
      const planned = definition.planned?.({ olds, news }) ?? {};
      const previewed = previewedUpdate(definition, { olds, news }, { due, planned });
      return new messages.UpdateResponse().setProperties(marked(previewed, secrets));
    }
    const outputs = await this.#run(request, secrets, (context) =>
      definition.update(id, { olds, news }, context),
    );
    return new messages.UpdateResponse().setProperties(marked(outputs, secrets));
  }

  async delete(request: messages.DeleteRequest): Promise<void> {
    const definition = resourceOf(request.getType());
    const olds = received(request.getProperties()).values as AnyState;
    await this.#run(request, new Set(), (context) =>
      definition.delete(request.getId(), olds, context),
    );
  }

  async #run<T>(
    request: StepRequest,
    secrets: ReadonlySet<string>,
    step: (context: KeycardContext) => Promise<T>,
  ): Promise<T> {
    try {
      return await this.#process.run(request, step);
    } catch (error) {
      throw error instanceof PartialFailure ? new RecordedFailure(error, secrets) : error;
    }
  }
}

function alwaysSecret({ inputs, outputs }: ResourceDefinition): string[] {
  return secretNames({ ...inputs, ...outputs });
}

type AnyState = State<Properties, Properties>;

/** Checked inputs, as secret as the program gave them. */
function markedAsGiven(inputs: RawValues, given: Received): Struct {
  const named = Object.entries(definedOnly(inputs)).map(([name, value]) => {
    if (isDeepStrictEqual(value, given.values[name])) return [name, given.marked.get(name)];
    return [name, given.secrets.has(name) ? secret(value as never) : value];
  });
  return marked(Object.fromEntries(named), new Set());
}
