import type { FastifyReply, FastifyRequest } from "fastify";
import { errorBody } from "./api-error";

interface RefusedError extends Error {
  /** Fastify's own errors and ours say what they answer; any other is a defect of the simulator. */
  statusCode?: number;
}

/** Fastify's error handler: any error, in the API's error format. */
export function answerError(error: RefusedError, _request: FastifyRequest, reply: FastifyReply) {
  const status = error.statusCode ?? 500;
  return reply.code(status).send(errorBody(status, error.message));
}
