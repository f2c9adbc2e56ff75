import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer } from "node:tls";
import type { Simulator } from "../../simulator";

export interface TlsFront {
  baseUrl: string;
  /** The certificate, which nobody vouches for. */
  certificateFile: string;
}

/** Runs `test` with the simulator behind TLS, by a certificate for `localhost` that has signed itself. */
export async function behindTls(
  simulator: Simulator,
  test: (front: TlsFront) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-keycard-tls-"));
  const [keyFile, certificateFile] = [join(folder, "key.pem"), join(folder, "certificate.pem")];
  const key = [
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:prime256v1",
    "-nodes",
    "-keyout",
    keyFile,
  ];
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const args = ["req", "-x509", "-days", "1", ...key, ...subject, "-out", certificateFile];
  execFileSync("openssl", args, { stdio: "ignore" });

  const { port } = new URL(simulator.baseUrl);
  const pem = { key: readFileSync(keyFile), cert: readFileSync(certificateFile) };
  const server = createServer(pem, (socket) => {
    const behind = connect(Number(port), "127.0.0.1");
    for (const end of [socket, behind]) end.on("error", () => {});
    socket.pipe(behind).pipe(socket);
  });
  server.on("tlsClientError", () => {});
  try {
    await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
    const { port: ownPort } = server.address() as AddressInfo;
    await test({ baseUrl: `https://localhost:${ownPort}`, certificateFile });
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
}
