import Ajv2020, { type Options, type ValidateFunction } from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { schemaErrorText } from "./schema-error-text";

const strict = ajv({});
// A query is text: numbers and one-element lists have to be read out of it, and nowhere else.
const query = ajv({ coerceTypes: "array", useDefaults: true });

interface SchemaPlace {
  schema: object;
  method: string;
  url: string;
  httpPart?: string;
  httpStatus?: string;
}

/** Fastify's validator compiler: checks a part of a request. */
export function checkRequest({ schema, httpPart }: SchemaPlace): ValidateFunction {
  return (httpPart === "querystring" ? query : strict).compile(schema);
}

/** Fastify's serializer compiler: writes an answer, once it is what the document promises. */
export function writeAnswer({ schema, method, url, httpStatus }: SchemaPlace) {
  const validate = strict.compile(schema);
  return (answer: unknown): string => {
    const text = JSON.stringify(answer);
    if (validate(JSON.parse(text))) return text;
    const problem = schemaErrorText("answer", validate.errors);
    throw new Error(
      `The simulator's own ${httpStatus} for ${method} ${url} breaks openapi.json: ${problem}.`,
    );
  };
}

function ajv(options: Options): Ajv2020 {
  const instance = new Ajv2020({ strict: true, allowUnionTypes: true, ...options });
  addFormats(instance);
  return instance.addVocabulary(["components"]);
}
