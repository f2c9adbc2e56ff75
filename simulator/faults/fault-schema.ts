import Ajv2020, { type ValidateFunction } from "ajv/dist/2020";
import { ApiError } from "../api-error";
import { operationIds } from "../operation-id";
import { schemaErrorText } from "../schema-error-text";
import { type Fault, faultKinds } from "./fault";

const ajv = new Ajv2020({ strict: true });
const hasKind = ajv.compile<{ kind: Fault["kind"] }>({
  type: "object",
  properties: { kind: { enum: Object.keys(faultKinds) } },
  required: ["kind"],
});
const validators = new Map<string, ValidateFunction<Fault>>(
  Object.entries(faultKinds).map(([kind, { properties, required }]) => [
    kind,
    ajv.compile<Fault>({
      type: "object",
      properties: {
        kind: true,
        operation: { enum: operationIds },
        organizationId: { type: "string", minLength: 1 },
        skip: { type: "integer", minimum: 0 },
        times: { type: "integer", minimum: 1 },
        ...properties,
      },
      required,
      additionalProperties: false,
    }),
  ]),
);

/** The value as a fault, or a 400 that says what is wrong with it. */
export function parseFault(value: unknown): Fault {
  const validate = hasKind(value) ? validators.get(value.kind) : hasKind;
  if (validate?.(value)) return value as Fault;
  throw new ApiError(400, `${schemaErrorText("fault", validate?.errors)}.`);
}
