import * as messages from "@pulumi/pulumi/proto/provider_pb";
import type { KeycardContext } from "../definitions/keycard-context";
import { checkArguments } from "../engine/check-arguments";
import type { FunctionDefinition } from "../engine/function-definition";
import type { Properties, Values } from "../engine/property";
import { hasUnknown } from "../engine/unknown-value";
import { checkFailures } from "./check-failures";
import { functions } from "./package-contents";
import type { PluginProcess } from "./plugin-process";
import { marked, received } from "./property-values";
import { UnknownToken } from "./status";
import { tokenOf } from "./token-of";
import { hiding } from "./without-secrets";

type AnyFunction = FunctionDefinition<Properties, Properties, KeycardContext>;

const byToken = new Map(
  functions.map((definition) => [tokenOf(definition.name), definition as unknown as AnyFunction]),
);

/** What a program asks the provider, beside declaring resources. */
export class FunctionCalls {
  readonly #process: PluginProcess;

  constructor(process: PluginProcess) {
    this.#process = process;
  }

  async invoke(request: messages.InvokeRequest): Promise<messages.InvokeResponse> {
    const definition = functionOf(request.getTok());
    const given = received(request.getArgs());
    const { config } = this.#process;
    const { inputs, failures } = checkArguments(definition, {
      given: given.values,
      defaults: config.defaults,
    });
    const unknown = Object.keys(given.values).filter((name) => hasUnknown(given.values[name]));
    const notKnown = unknown.map((property) => ({
      property,
      reason: `"${property}" is not known yet, and a function is answered at once. Call its \`Output\` form.`,
    }));
    const response = new messages.InvokeResponse();
    if (failures.length + notKnown.length > 0) {
      return response.setFailuresList(checkFailures([...failures, ...notKnown], given));
    }
    const answer = await this.#process.run(
      { getUrn: () => "" },
      (context) => definition.invoke(inputs as Values<Properties>, context),
      hiding([given]),
    );
    return response.setReturn(marked(answer, new Set()));
  }
}

/** @throws UnknownToken */
function functionOf(token: string): AnyFunction {
  const definition = byToken.get(token);
  if (definition) return definition;
  throw new UnknownToken(
    `pulumi-keycard has no function ${JSON.stringify(token.slice(0, 100))}. It has: ${[...byToken.keys()].join(", ")}.`,
  );
}
