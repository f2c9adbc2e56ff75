import { isDeepStrictEqual } from "node:util";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { KeycardContext } from "../definitions/keycard-context";
import { checkInputs } from "../engine/check-inputs";
import type { RawValues, State } from "../engine/definition";
import { differences } from "../engine/differences";
import { messageOf } from "../engine/message-of";
import { PartialFailure } from "../engine/partial-failure";
import { previewedCreation, previewedUpdate } from "../engine/previewed-outputs";
import { definedOnly, type Properties, secretNames, type Values } from "../engine/property";
import { ReplacedInputs } from "../engine/replaced-inputs";
import { secret } from "../engine/special-value";
import { checkFailures } from "./check-failures";
import { diffResponse } from "./detailed-diff";
import { newName } from "./new-name";
import type { PluginProcess, StepRequest } from "./plugin-process";
import { marked, type Received, received } from "./property-values";
import { type ResourceDefinition, resourceOf } from "./resource-of";
import { RecordedFailure } from "./status";
import { type Hidden, hiding } from "./without-secrets";

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
    // A name that is no longer given is kept as the generated one, as secret as it was.
    const isNameSecret = olds.secrets.has("name") || olds.secrets.has("autoName");
    return new messages.CheckResponse()
      .setInputs(markedAsGiven(inputs, news, new Set(isNameSecret ? ["autoName"] : [])))
      .setFailuresList(checkFailures(all, news));
  }

  async diff(request: messages.DiffRequest): Promise<messages.DiffResponse> {
    const definition = resourceOf(request.getType());
    const state = received(request.getOlds());
    const given = received(request.getNews());
    const olds = state.values as AnyState;
    const news = given.values as Values<Properties>;
    const hidden = hidingOf(definition, state, given);
    const found = await differences(
      definition,
      { id: request.getId(), olds, news },
      {
        clock: this.#process.host,
        isRefresh: this.#isRefresh,
        run: (step) => this.#process.run(request, step, hidden),
      },
    ).catch((error: unknown) => {
      throw new Error(hidden(messageOf(error)));
    });
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
    const secrets = secretsOf(definition, news);
    const response = new messages.CreateResponse();
    if (request.getPreview()) {
      const previewed = previewedCreation(definition, news.values);
      return response.setProperties(marked(previewed, secrets));
    }
    const undo = async ({ id, outputs }: Made) =>
      this.#process.runToItsEnd(request, async (context) =>
        definition.undo?.(id, outputs as AnyState, context),
      );
    const create = async (context: KeycardContext) => {
      // No state will know what an engine that has gone can't be told.
      const undoUnheard = async (made: Made) => {
        if (!isHeard() || this.#process.host.interruption?.aborted) await undo(made);
      };
      try {
        const made = await definition.create(news.values as Values<Properties>, context);
        await undoUnheard(made);
        return made;
      } catch (error) {
        if (error instanceof PartialFailure) await undoUnheard(error);
        throw error;
      }
    };
    const creation = this.#process.run(request, create, hidingOf(definition, news));
    const { id, outputs } = await recorded(creation, secrets);
    return response.setId(id).setProperties(marked(outputs, secrets));
  }

  async read(request: messages.ReadRequest): Promise<messages.ReadResponse> {
    const definition = resourceOf(request.getType());
    const id = request.getId();
    const state = received(request.getProperties());
    const inputs = received(request.getInputs());
    const secrets = secretsOf(definition, state, inputs);
    const hidden = hidingOf(definition, state, inputs);
    const found = await this.#run(request, hidden, secrets, (context) =>
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
    const state = received(request.getOlds());
    const olds = state.values as AnyState;
    const given = received(request.getNews());
    const news = given.values as Values<Properties>;
    const secrets = secretsOf(definition, given);
    if (request.getPreview()) {
      const due = definition.due?.(id, { olds, news }, this.#process.host) ?? [];
      const planned = definition.planned?.({ olds, news }) ?? {};
      const previewed = previewedUpdate(definition, { olds, news }, { due, planned });
      return new messages.UpdateResponse().setProperties(marked(previewed, secrets));
    }
    // What fails halfway may keep what the state held.
    const secretsAtFailure = secretsOf(definition, given, state);
    const hidden = hidingOf(definition, given, state);
    const outputs = await this.#run(request, hidden, secretsAtFailure, (context) =>
      definition.update(id, { olds, news }, context),
    );
    return new messages.UpdateResponse().setProperties(marked(outputs, secrets));
  }

  async delete(request: messages.DeleteRequest): Promise<void> {
    const definition = resourceOf(request.getType());
    const state = received(request.getProperties());
    await this.#run(request, hidingOf(definition, state), new Set(), (context) =>
      definition.delete(request.getId(), state.values as AnyState, context),
    );
  }

  /** @param secretsAtFailure what is secret of what the state keeps of a step that failed halfway */
  #run<T>(
    request: StepRequest,
    hidden: Hidden,
    secretsAtFailure: ReadonlySet<string>,
    step: (context: KeycardContext) => Promise<T>,
  ): Promise<T> {
    return recorded(this.#process.run(request, step, hidden), secretsAtFailure);
  }
}

/** Tells the engine what the state is to keep of a step that failed halfway, with what is secret of that. */
async function recorded<T>(step: Promise<T>, secrets: ReadonlySet<string>): Promise<T> {
  try {
    return await step;
  } catch (error) {
    throw error instanceof PartialFailure ? new RecordedFailure(error, secrets) : error;
  }
}

/** Hides what is secret among what was received, the keys of what tells of a secret property as well. */
function hidingOf({ outputs }: ResourceDefinition, ...all: readonly Received[]): Hidden {
  const telling = Object.keys(outputs).filter((name) => outputs[name]?.tells !== undefined);
  return hiding(all, telling);
}

/** The properties that are secret always, or are among what was received. */
function secretsOf(
  { inputs, outputs }: ResourceDefinition,
  ...among: readonly Received[]
): ReadonlySet<string> {
  const names = new Set(secretNames({ ...inputs, ...outputs }));
  for (const { secrets } of among) for (const name of secrets) names.add(name);
  for (const [name, { tells }] of Object.entries(outputs)) {
    if (tells !== undefined && names.has(tells)) names.add(name);
  }
  return names.has("autoName") ? names.add("name") : names;
}

type AnyState = State<Properties, Properties>;

interface Made {
  id: string;
  outputs: object;
}

/** Checked inputs, as secret as the program gave them. */
function markedAsGiven(inputs: RawValues, given: Received, secrets: ReadonlySet<string>): Struct {
  const named = Object.entries(definedOnly(inputs)).map(([name, value]) => {
    if (isDeepStrictEqual(value, given.values[name])) return [name, given.marked.get(name)];
    return [name, given.secrets.has(name) ? secret(value) : value];
  });
  return marked(Object.fromEntries(named), secrets);
}
