import type { FastifyRequest } from "fastify";
import type { OperationId } from "./operation-id";

/** One request to the API: never its body, its other headers or anything secret. */
export interface RequestRecord {
  operation: OperationId | "unknown";
  method: string;
  /** As it was sent, percent-encoding included. */
  path: string;
  query: Record<string, string | string[]>;
  /** Null while there is no answer, and for ever where the connection was reset instead. */
  status: number | null;
  /** The kind of the fault that struck it; absent where none did. */
  fault?: string | undefined;
  clientRequestId?: string;
  /** When it arrived, RFC 3339. */
  at: string;
}

export class RequestLog {
  #records: RequestRecord[] = [];

  get records(): readonly RequestRecord[] {
    return this.#records;
  }

  begin(request: FastifyRequest, operation: RequestRecord["operation"], at: string): RequestRecord {
    const clientRequestId = request.headers["x-client-request-id"];
    const [path = ""] = request.url.split("?");
    const record: RequestRecord = {
      operation,
      method: request.method,
      path,
      query: { ...(request.query as RequestRecord["query"]) },
      status: null,
      ...(typeof clientRequestId === "string" && { clientRequestId }),
      at,
    };
    this.#records.push(record);
    return record;
  }

  clear(): void {
    this.#records = [];
  }
}
