import formbody from "@fastify/formbody";
import fastify, { type FastifyInstance } from "fastify";
import { addAdminRoutes } from "./admin-routes";
import { ApiError } from "./api-error";
import { type ApiParts, apiRouteOptions } from "./api-route-options";
import { apiRoutes } from "./api-routes";
import { checkRequest, writeAnswer } from "./api-schemas";
import { answerError } from "./error-answer";
import { schemaErrorText } from "./schema-error-text";

export function buildServer(parts: ApiParts): FastifyInstance {
  const app = fastify({
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    frameworkErrors: answerError,
    // Longer than any id that the document allows, however it is percent-encoded.
    routerOptions: { maxParamLength: 4096 },
  });
  app.register(formbody);
  app.setValidatorCompiler(checkRequest);
  app.setSerializerCompiler(writeAnswer);
  app.setSchemaErrorFormatter(
    (errors, part) => new ApiError(400, `${schemaErrorText(part, errors)}.`),
  );
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((request) => {
    parts.log.begin(request, "unknown", parts.store.time()).status = 404;
    throw new ApiError(404, "The API has no such method and path.");
  });
  app.decorateRequest("record", null);
  app.decorateRequest("login", undefined);
  addAdminRoutes(app, parts);
  for (const route of apiRoutes) app.route(apiRouteOptions(route, parts));
  return app;
}
