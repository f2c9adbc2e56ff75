import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, lstat, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { keepEvidence } from "../support/evidence";
import { simulated } from "../support/simulated";
import { bin, CommandLine } from "./command-line";
import { makeCredential, makeCredentials } from "./made-credentials";

async function modeOf(file: string): Promise<number> {
  return (await stat(file)).mode & 0o777;
}

test(
  "the file is for its owner alone, also where an older one was for everybody, and nothing is beside it",
  simulated(async (simulator) => {
    await makeCredential(simulator, "ci");
    const line = await CommandLine.at(simulator);
    const file = join(line.folder, "adopted.json");
    await writeFile(file, "older");
    await chmod(file, 0o666);

    await line.run(["import", "--out", "adopted.json"]);
    expect(await modeOf(file)).toBe(0o600);
    expect(await readdir(line.folder)).toEqual(["adopted.json"]);
  }),
);

test(
  "a link is not replaced by the file, and neither is a device",
  simulated(async (simulator) => {
    await makeCredential(simulator, "ci");
    const line = await CommandLine.at(simulator);
    await symlink("/dev/null", join(line.folder, "link.json"));
    for (const out of ["link.json", "/dev/null"]) {
      const { exitCode, output } = await line.run(["import", "--out", out]);
      expect(output).toContain(`Can't write "${out}": it is a link or a device, and no plain file`);
      expect(exitCode).toBe(1);
    }
    expect((await lstat(join(line.folder, "link.json"))).isSymbolicLink()).toBe(true);
    expect((await lstat("/dev/null")).isCharacterDevice()).toBe(true);
  }),
);

test(
  "a secret is written only after it has logged in, marked as Pulumi marks secrets, and is to be deleted",
  simulated(async (simulator) => {
    const [one, other] = await makeCredentials(simulator, ["one", "other"]);
    const line = await CommandLine.at(simulator);
    const file = join(line.folder, "adopted.json");
    try {
      const { output } = await line.run(["import", "--out", "adopted.json"], {
        KEYCARD_IMPORT_SECRETS: JSON.stringify({ [String(one?.client_id)]: one?.client_secret }),
      });
      expect(output).toContain("rm adopted.json: it holds 1 client secret in the clear");
      const [withSecret, without] = JSON.parse(await readFile(file, "utf8")).resources;
      expect(withSecret.outputs.clientSecret).toEqual({
        "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
        plaintext: JSON.stringify(one?.client_secret),
      });
      expect(withSecret.inputs).not.toHaveProperty("clientSecret");
      expect(without.outputs).toMatchObject({ clientId: other?.client_id });
      expect(without.outputs).not.toHaveProperty("clientSecret");
      const [used, unused] = simulator.credentials(simulator.serviceAccountId);
      expect([used?.last_used_at, unused?.last_used_at]).toEqual([expect.any(String), undefined]);
      expect(await modeOf(file)).toBe(0o600);
    } finally {
      await rm(file);
    }
  }),
);

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("%s ends it with %d, and the older file is as it was", async (signal, code) => {
  await simulated(async (simulator) => {
    await makeCredential(simulator, "ci");
    simulator.fault({ kind: "delay", operation: "listCredentials", delayMs: 30_000 });
    const line = await CommandLine.at(simulator);
    await writeFile(join(line.folder, "adopted.json"), "older");

    const { folder: cwd, env } = line;
    const child = spawn(bin, ["import", "--out", "adopted.json"], { cwd, env });
    const [closed, stdout, stderr] = [once(child, "close"), text(child.stdout), text(child.stderr)];
    while (!simulator.requests.some(({ operation }) => operation === "listCredentials")) {
      await new Promise(setImmediate);
    }
    child.kill(signal);

    expect(await closed).toEqual([code, null]);
    expect(await stderr).toBe("Interrupted.\n");
    expect(await stdout).toBe("");
    keepEvidence("cli", await stderr);
    expect(await readdir(cwd)).toEqual(["adopted.json"]);
    expect(await readFile(join(cwd, "adopted.json"), "utf8")).toBe("older");
  })();
});
