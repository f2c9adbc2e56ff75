import type { FunctionDefinition } from "../function-definition";
import { functionExample } from "./example-text";
import { inputSpec, type ObjectSpec, outputSpec, type TypeSpecs } from "./object-spec";
import type { TokenOf } from "./type-spec";

/** Source: pulumi/pulumi pkg/codegen/schema/schema.go, `FunctionSpec`. */
export interface FunctionSpec {
  description: string;
  inputs: ObjectSpec;
  outputs: ObjectSpec;
}

/** A function's part of a package's schema, and the types that it refers to. */
export function functionSpec(
  definition: Pick<FunctionDefinition, "name" | "description" | "example" | "inputs" | "outputs">,
  tokenOf: TokenOf,
): { spec: FunctionSpec; types: TypeSpecs } {
  const inputs = inputSpec(definition.inputs, tokenOf);
  const outputs = outputSpec(definition.outputs, tokenOf);
  const { name, description, example } = definition;
  const spec = {
    description: `${description}\n\n${functionExample(name, example, tokenOf)}`,
    inputs: inputs.spec,
    outputs: outputs.spec,
  };
  return { spec, types: { ...inputs.types, ...outputs.types } };
}
