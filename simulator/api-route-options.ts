import { setTimeout } from "node:timers/promises";
import type { FastifyRequest, RouteOptions } from "fastify";
import { ApiError } from "./api-error";
import type { ApiRoute } from "./api-routes";
import type { Call, Operation, Query } from "./call";
import { Exchange } from "./exchange";
import type { FaultQueue } from "./faults/fault-queue";
import type { Login, Logins } from "./logins";
import type { OperationId } from "./operation-id";
import type { RequestLimit } from "./request-limit";
import type { RequestLog, RequestRecord } from "./request-log";
import type { Store } from "./store";

export interface ApiParts {
  store: Store;
  logins: Logins;
  operations: Record<OperationId, Operation>;
  faults: FaultQueue;
  log: RequestLog;
  latencyMs: number;
  limit: RequestLimit;
  /** Aborted when the simulator closes. */
  closing: AbortSignal;
}

/** The life of a request to the API: logged, logged in, checked against the document, answered. */
export function apiRouteOptions(
  { operation, method, url, schema, mediaType, needsToken }: ApiRoute,
  { store, logins, operations, faults, log, latencyMs, limit, closing }: ApiParts,
): RouteOptions {
  return {
    method,
    url,
    schema,
    async onRequest(request, reply) {
      const record = log.begin(request, operation, store.time());
      request.setDecorator("record", record);
      if (record.clientRequestId) reply.header("x-client-request-id", record.clientRequestId);
      const waitSeconds = limit.refuse();
      if (waitSeconds !== undefined) {
        reply.header("retry-after", waitSeconds);
        throw new ApiError(429, "Too many requests.");
      }
      if (latencyMs > 0) await setTimeout(latencyMs, undefined, { signal: closing });
      if (needsToken) {
        request.setDecorator("login", logins.authenticate(request.headers.authorization));
      }
    },
    async preValidation(request) {
      if (mediaType && request.body !== undefined && request.mediaType !== mediaType) {
        throw new ApiError(415, `The body must be ${mediaType}.`);
      }
    },
    async handler(request, reply) {
      const operate = () => operations[operation](toCall(request));
      const record = request.getDecorator<RequestRecord>("record");
      const { organization_id: organizationId } = toCall(request).params;
      const exchange = new Exchange({ operate, reply, record, closing });
      await faults.answer({ operation, organizationId }, exchange);
      return reply;
    },
    async onSend(request, reply) {
      request.getDecorator<RequestRecord>("record").status = reply.statusCode;
    },
  };
}

function toCall(request: FastifyRequest): Call<never> {
  return {
    login: request.getDecorator<Login | undefined>("login"),
    authorization: request.headers.authorization,
    // The document's schemas have checked these three.
    params: request.params as Call["params"],
    query: request.query as Query,
    body: request.body as never,
  };
}
