import type { Properties } from "../property";
import { inputSpec, outputSpec, type PropertySpec } from "./object-spec";
import type { ResourceSpec } from "./resource-spec";
import type { TokenOf } from "./type-spec";

/** The settings that a stack may configure, with the environment variables that stand in for them. */
export function configSpec(
  properties: Properties,
  tokenOf: TokenOf,
): { variables: Record<string, PropertySpec> } {
  const { spec } = inputSpec(properties, tokenOf);
  const variables = Object.entries(spec.properties).map(([name, variable]) => {
    const environment = properties[name]?.environment;
    return [name, environment ? { ...variable, defaultInfo: { environment } } : variable] as const;
  });
  return { variables: Object.fromEntries(variables) };
}

const anyOf = new Intl.ListFormat("en", { type: "disjunction" });

/**
 * The same settings as what an explicit provider instance takes. They name the variables in words and have no
 * `defaultInfo`: packages generated from one read the environment in the program. They would take each setting by
 * itself, so that a client id could meet the secret of another source, and would write the secret to the state.
 */
export function providerSpec(properties: Properties, tokenOf: TokenOf): ResourceSpec {
  const described = Object.entries(properties).map(([name, rule]) => {
    const { description, environment = [] } = rule;
    const variables = anyOf.format(environment.map((variable) => `\`${variable}\``));
    const inWords = variables && ` Where it isn't given, the environment is asked: ${variables}.`;
    return [name, { ...rule, description: description + inWords }] as const;
  });
  const named = Object.fromEntries(described);
  const inputs = inputSpec(named, tokenOf);
  return {
    ...outputSpec(named, tokenOf).spec,
    inputProperties: inputs.spec.properties,
    requiredInputs: inputs.spec.required,
  };
}
