import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";

/** A proxy that passes nothing on, and counts who came. */
export interface OnlookerProxy {
  url: string;
  readonly visits: number;
}

/** Runs `test` with a proxy that is to be left alone. */
export async function withProxy(test: (proxy: OnlookerProxy) => Promise<void>): Promise<void> {
  let visits = 0;
  const server = createServer((socket) => {
    visits++;
    socket.destroy();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  try {
    await test({
      url: `http://127.0.0.1:${port}`,
      get visits() {
        return visits;
      },
    });
  } finally {
    server.close();
  }
}
