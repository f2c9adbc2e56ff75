import type { FastifyInstance } from "fastify";
import { apiDocument } from "./api-document";
import type { FaultQueue } from "./faults/fault-queue";
import { liveCredentials } from "./live-credential";
import type { RequestLog } from "./request-log";
import type { Store } from "./store";

interface AdminParts {
  store: Store;
  faults: FaultQueue;
  log: RequestLog;
}

/** The simulator's own paths. They ask for no login: the server listens on loopback only. */
export function addAdminRoutes(app: FastifyInstance, { store, faults, log }: AdminParts): void {
  app.get("/openapi.json", async () => apiDocument);
  app.get("/__simulator/credentials", async () => liveCredentials(store));
  app.get("/__simulator/requests", async () => log.records);
  app.delete("/__simulator/requests", async (_request, reply) => {
    log.clear();
    return reply.code(204).send();
  });
  app.post("/__simulator/faults", async (request, reply) => {
    faults.add(request.body);
    return reply.code(204).send();
  });
  app.delete("/__simulator/faults", async (_request, reply) => {
    faults.clear();
    return reply.code(204).send();
  });
}
