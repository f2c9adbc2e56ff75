import {
  apiDocument,
  type ContentObject,
  type HttpMethod,
  type OperationObject,
  type ParameterObject,
  type ReferenceObject,
  type ResponseObject,
} from "./api-document";
import type { OperationId } from "./operation-id";

export interface ApiRoute {
  operation: OperationId;
  method: HttpMethod;
  url: string;
  needsToken: boolean;
  /** What the request's body must be, where there is one. */
  mediaType: string | undefined;
  schema: Record<string, object>;
}

/**
 * The document's operations, as Fastify wants its routes. Not with fastify-openapi-glue: it is ESM
 * only, which jest refuses to load here, and it leaves bodies of other media types unchecked.
 */
export const apiRoutes: readonly ApiRoute[] = Object.entries(apiDocument.paths).flatMap(
  ([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      operation: operation.operationId,
      method: method as HttpMethod,
      url: path.replaceAll(/\{(\w+)\}/g, ":$1"),
      needsToken: operation.security === undefined,
      mediaType: Object.keys(operation.requestBody?.content ?? {})[0],
      schema: routeSchema(operation),
    })),
);

function routeSchema(operation: OperationObject): Record<string, object> {
  const { parameters, responses } = apiDocument.components;
  const given = operation.parameters.map(({ $ref }) => named(parameters, $ref));
  const body = contentSchema(operation.requestBody?.content);
  const response = Object.entries(operation.responses).flatMap(([status, answer]) => {
    const schema = contentSchema(resolved(responses, answer).content);
    return schema ? [[status, schema]] : [];
  });
  return {
    params: parametersSchema(given, "path"),
    querystring: parametersSchema(given, "query"),
    headers: { ...parametersSchema(given, "header"), additionalProperties: true },
    ...(body && { body }),
    response: Object.fromEntries(response),
  };
}

function parametersSchema(parameters: ParameterObject[], where: ParameterObject["in"]): object {
  const chosen = parameters.filter((parameter) => parameter.in === where);
  // Node gives header names in lower case.
  const key = ({ name }: ParameterObject) => (where === "header" ? name.toLowerCase() : name);
  return {
    type: "object",
    properties: Object.fromEntries(chosen.map((parameter) => [key(parameter), parameter.schema])),
    required: chosen.filter(({ required }) => required).map(key),
    additionalProperties: false,
  };
}

function contentSchema(content: ContentObject | undefined): object | undefined {
  const [media] = Object.values(content ?? {});
  // Its references point to the document's components, so those come along.
  const { schemas } = apiDocument.components;
  return media && { ...media.schema, components: { schemas } };
}

function resolved(
  components: Record<string, ResponseObject>,
  value: ResponseObject | ReferenceObject,
): ResponseObject {
  return "$ref" in value ? named(components, value.$ref) : value;
}

function named<Component>(components: Record<string, Component>, $ref: string): Component {
  const component = components[$ref.slice($ref.lastIndexOf("/") + 1)];
  if (!component) throw new Error(`openapi.json has no ${$ref}.`);
  return component;
}
