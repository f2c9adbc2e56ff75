import type { ServerResponse } from "node:http";
import { setTimeout } from "node:timers/promises";
import type { FastifyReply } from "fastify";
import { ApiError, errorBody } from "./api-error";
import type { Answer } from "./call";
import type { RequestRecord } from "./request-log";

/** An answer, ready to be sent. */
export interface Outgoing {
  status: number;
  headers: Record<string, string>;
  body: string;
}

interface ExchangeParts {
  operate: () => Answer;
  reply: FastifyReply;
  record: RequestRecord;
  closing: AbortSignal;
}

/** A request in the middle of being answered: what a fault can meddle with. */
export class Exchange {
  readonly #parts: ExchangeParts;

  constructor(parts: ExchangeParts) {
    this.#parts = parts;
  }

  /** Tells the log what goes wrong. */
  isStruckBy(fault: RequestRecord["fault"]): void {
    this.#parts.record.fault = fault;
  }

  /** Lets the operation take effect and gives its answer, which is not sent yet. */
  perform(): Outgoing {
    const { status, body } = this.#answer();
    if (!body) return { status, headers: {}, body: "" };
    // Fastify picks the schema that the body must fit by the reply's status.
    const text = this.#parts.reply.code(status).serialize(body);
    return jsonAnswer(status, text.toString());
  }

  /** Sends an answer, whole and at once. */
  send({ status, headers, body }: Outgoing): void {
    this.#parts.reply.code(status).headers(headers).send(body);
  }

  /** Sends an answer's head, for a fault that sends the body in a way of its own. */
  sendHead({ status, headers, body }: Outgoing): ServerResponse {
    const { reply, record } = this.#parts;
    record.status = status;
    reply.hijack();
    return reply.raw.writeHead(status, {
      ...(reply.getHeaders() as Outgoing["headers"]),
      ...headers,
      "content-length": Buffer.byteLength(body),
    });
  }

  /** Ends the connection with a TCP reset. */
  reset(): void {
    this.#parts.reply.hijack().raw.socket?.resetAndDestroy();
  }

  /** Waits, but not longer than the simulator runs. */
  async pause(milliseconds: number): Promise<void> {
    await setTimeout(milliseconds, undefined, { signal: this.#parts.closing });
  }

  #answer(): Answer {
    try {
      return this.#parts.operate();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return { status: error.statusCode, body: errorBody(error.statusCode, error.message) };
    }
  }
}

export function jsonAnswer(status: number, body: string): Outgoing {
  return { status, headers: { "content-type": "application/json; charset=utf-8" }, body };
}
