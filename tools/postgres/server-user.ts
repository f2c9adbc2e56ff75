import { execFile } from "node:child_process";
import { promisify } from "node:util";

export interface ServerUser {
  uid: number;
  gid: number;
}

/** Whom the server runs as: PostgreSQL refuses to run as root. Undefined where the present user will do. */
export async function serverUser(): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = async (option: string) =>
    Number((await promisify(execFile)("id", [option, "nobody"])).stdout);
  return { uid: await idOf("-u"), gid: await idOf("-g") };
}
