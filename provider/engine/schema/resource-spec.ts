import type { Definition } from "../definition";
import { resourceExample } from "./example-text";
import { inputSpec, type ObjectSpec, outputSpec, type TypeSpecs } from "./object-spec";
import type { TokenOf } from "./type-spec";

/** Source: pulumi/pulumi pkg/codegen/schema/schema.go, `ResourceSpec`. */
export interface ResourceSpec extends Partial<ObjectSpec> {
  inputProperties: ObjectSpec["properties"];
  requiredInputs: string[];
  aliases?: { type: string }[];
}

/** A resource's part of a package's schema, and the types that it refers to. */
export function resourceSpec(
  definition: Pick<
    Definition,
    "type" | "description" | "example" | "idForm" | "inputs" | "outputs"
  >,
  tokenOf: TokenOf,
): { spec: ResourceSpec; types: TypeSpecs } {
  const inputs = inputSpec(definition.inputs, tokenOf);
  // A resource's outputs echo its inputs.
  const outputs = outputSpec({ ...definition.inputs, ...definition.outputs }, tokenOf);
  const { type, description, example, idForm } = definition;
  const spec = {
    ...outputs.spec,
    description: [
      description,
      resourceExample(type, example, tokenOf),
      ...(idForm === undefined ? [] : importText(tokenOf(type), idForm)),
    ].join("\n\n"),
    inputProperties: inputs.spec.properties,
    requiredInputs: inputs.spec.required,
  };
  return { spec, types: { ...inputs.types, ...outputs.types } };
}

function importText(token: string, idForm: string): string[] {
  return [
    "## Import",
    `\`\`\`sh\npulumi import ${token} example '${idForm}'\n\`\`\``,
    "Each part of the id is percent-encoded.",
  ];
}
