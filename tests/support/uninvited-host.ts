import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";

/** A host that nothing is to be sent to: it answers nobody, and counts who came. */
export interface UninvitedHost {
  url: string;
  readonly visits: number;
}

/** Runs `test` with a host of its own that is to be left alone. */
export async function withUninvited(test: (host: UninvitedHost) => Promise<void>): Promise<void> {
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
