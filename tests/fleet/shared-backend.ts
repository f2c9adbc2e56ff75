import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { PostgresServer } from "../../tools/postgres/postgres-server";
import { artifactsFolder } from "../support/run-folders";

/** Where all workers find all states. */
export interface SharedBackend {
  name: string;
  url: string;
  end(): Promise<void>;
}

export async function sharedBackend(): Promise<SharedBackend> {
  const report = (line: string) => void process.stderr.write(`fleet: ${line}\n`);
  try {
    const { signal } = new AbortController();
    const server = await PostgresServer.start({ env: process.env, report, signal });
    return { name: "PostgreSQL", url: server.backendUrl, end: () => server.end() };
  } catch (error) {
    report(
      `NOT ON POSTGRESQL but on files in a folder: ${(error as Error).message} Install PostgreSQL to test it.`,
    );
    const folder = await mkdtemp(join(artifactsFolder, "fleet-state-"));
    return {
      name: "THE FILE BACKEND, FOR WANT OF A POSTGRESQL SERVER",
      url: `file://${folder}`,
      end: () => rm(folder, { recursive: true, force: true }),
    };
  }
}
