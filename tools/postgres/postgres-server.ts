import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chown, cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import type { ToolRun } from "../go-commands/tool-run";
import { findServer } from "./find-server";
import { type ServerUser, serverUser } from "./server-user";

const run = promisify(execFile);
const host = "127.0.0.1";
const login = "pulumi";

/** A PostgreSQL server on localhost, with an empty database, for as long as a test takes. Whoever is on this machine may log in. */
export class PostgresServer {
  private constructor(
    /** As Pulumi takes it for `PULUMI_BACKEND_URL`. */
    readonly backendUrl: string,
    /** What it tells of itself: `postgres (PostgreSQL) 15.13`. */
    readonly version: string,
    readonly process: ChildProcess,
    readonly folder: string,
  ) {}

  static async start(tool: ToolRun): Promise<PostgresServer> {
    const user = await serverUser();
    const folder = await mkdtemp(join(tmpdir(), "pulumi-keycard-postgres-"));
    try {
      if (user) await chown(folder, user.uid, user.gid);
      const bin = await readableBin(await findServer(tool), folder, user);
      const options = { ...user, cwd: folder };
      const data = join(folder, "data");
      const init = ["--auth=trust", `--username=${login}`, "--encoding=UTF8", "--no-locale"];
      await run(join(bin, "initdb"), ["--no-sync", ...init, data], options);
      const { stdout: version } = await run(join(bin, "postgres"), ["--version"], options);
      const port = await freePort();
      // What it holds needn't survive the machine.
      const settings = ["fsync=off", "unix_socket_directories=", `listen_addresses=${host}`];
      const child = spawn(
        join(bin, "postgres"),
        ["-D", data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])],
        { ...options, stdio: ["ignore", "ignore", "pipe"] },
      );
      await isReady(child);
      const url = `postgres://${login}@${host}:${port}/postgres?sslmode=disable`;
      return new PostgresServer(url, version.trim(), child, folder);
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** Ends it at once, and removes all that it held. */
  async end(): Promise<void> {
    const exit = once(this.process, "exit");
    this.process.kill("SIGQUIT");
    if (this.process.exitCode === null && this.process.signalCode === null) await exit;
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Root's cache is closed to other users: there the server runs from a copy. */
async function readableBin(bin: string, folder: string, user?: ServerUser): Promise<string> {
  if (!user || !bin.includes("node_modules")) return bin;
  const copy = join(folder, "server");
  await mkdir(copy);
  await cp(dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, "bin");
}

async function isReady(child: ChildProcess): Promise<void> {
  if (!child.stderr) throw new Error("The server's messages can't be read.");
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stderr })) {
    said.push(line);
    if (line.includes("ready to accept connections")) return void child.stderr.resume();
  }
  throw new Error(`The PostgreSQL server has ended by itself:\n${said.join("\n")}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, host);
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("No port is free.");
  return address.port;
}
