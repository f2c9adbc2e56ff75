import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface Reply {
  status: number;
  body: string;
  headers?: Record<string, string>;
}

export interface AnyRequest {
  method: string;
  /** As it was sent. */
  url: string;
  headers: IncomingHttpHeaders;
}

export const accessToken = "access-token-of-the-tests-which-no-error-shows";

/** An HTTP server that logs everybody in and answers everything else with whatever a test wants. */
export class AnyServer {
  readonly #server: Server;
  readonly requests: AnyRequest[] = [];
  reply: (request: AnyRequest) => Reply = () => ({ status: 404, body: "" });

  private constructor() {
    this.#server = createServer((incoming, response) => {
      const { method = "", url = "", headers } = incoming;
      const request = { method, url, headers };
      incoming.resume().on("end", () => {
        const { status, body, headers = {} } = this.#answer(request);
        response.writeHead(status, { "content-type": "application/json", ...headers });
        response.end(status === 204 || status === 304 ? undefined : body);
      });
    });
  }

  static async listening(): Promise<AnyServer> {
    const server = new AnyServer();
    await new Promise<void>((resolve) => server.#server.listen(0, "127.0.0.1", resolve));
    return server;
  }

  get baseUrl(): string {
    return `http://${this.host}`;
  }

  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(request: AnyRequest): Reply {
    if (request.url === "/service-account-token") {
      const token = { access_token: accessToken, token_type: "Bearer", expires_in: 3600 };
      return { status: 200, body: JSON.stringify(token) };
    }
    this.requests.push(request);
    return this.reply(request);
  }
}

/** Runs `test` with a server of its own, which ends with it. */
export async function withAnyServer(test: (server: AnyServer) => Promise<void>): Promise<void> {
  const server = await AnyServer.listening();
  try {
    await test(server);
  } finally {
    await server.close();
  }
}
