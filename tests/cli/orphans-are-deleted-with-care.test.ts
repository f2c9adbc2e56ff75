import { utimes } from "node:fs/promises";
import { join } from "node:path";
import type { OperationId, Simulator } from "../../simulator";
import { liveIn } from "../support/live-credentials";
import { clientOf, simulated } from "../support/simulated";
import { CommandLine } from "./command-line";
import { ctrlC, enter, inTerminal, testInTerminal } from "./in-terminal";
import { makeCredential, makeCredentials } from "./made-credentials";
import { writeExport } from "./stack-exports";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A simulator whose clock is behind by so much as `clock.behind` says at the time. */
function agedBy(
  behind: number,
  test: (simulator: Simulator, clock: { behind: number }) => Promise<void>,
): () => Promise<void> {
  const clock = { behind };
  return simulated((simulator) => test(simulator, clock), { now: () => Date.now() - clock.behind });
}

const remove = ["--delete", "--yes", "--json"];

async function orphans(line: CommandLine, ...args: string[]) {
  const state = await writeExport(line, []);
  return line.run(["orphans", "--state", state, ...args]);
}

function deletedByName(stdout: string): Record<string, boolean> {
  const entries: { name: string; deleted: boolean }[] = JSON.parse(stdout);
  return Object.fromEntries(entries.map(({ name, deleted }) => [name, deleted]));
}

function namesIn(simulator: Simulator): string[] {
  return liveIn(simulator).map(({ name }) => name);
}

async function logInWith(
  simulator: Simulator,
  { client_id, client_secret }: { client_id: string; client_secret: string },
): Promise<void> {
  await clientOf(simulator, { clientId: client_id, clientSecret: client_secret }).login();
}

test(
  "what is old and unused is deleted, and when all is gone the exit code is 0",
  agedBy(2 * hour, async (simulator) => {
    await makeCredentials(simulator, ["one", "two"]);
    const line = await CommandLine.at(simulator);

    const { exitCode, stdout, output } = await orphans(line, ...remove);
    expect(deletedByName(stdout)).toEqual({ one: true, two: true });
    expect(output).toMatch(/Deleted "one" \(\w+\)\./);
    expect(exitCode).toBe(0);
    expect(liveIn(simulator)).toEqual([]);
  }),
);

test(
  "what is younger than an hour, or was used within a day, is kept, and said why",
  agedBy(3 * day, async (simulator, clock) => {
    const [usedLately, usedLongAgo] = await makeCredentials(simulator, [
      "used lately",
      "used long ago",
    ]);
    if (usedLongAgo) await logInWith(simulator, usedLongAgo);
    clock.behind = 23 * hour;
    if (usedLately) await logInWith(simulator, usedLately);
    clock.behind = 59 * minute;
    await makeCredential(simulator, "young");
    clock.behind = 0;
    const line = await CommandLine.at(simulator);

    const { exitCode, stdout, output } = await orphans(line, ...remove);
    expect(deletedByName(stdout)).toEqual({
      "used lately": false,
      "used long ago": true,
      young: false,
    });
    expect(output).toMatch(/Kept "used lately" \(\w+\): it was used 23 hours ago\./);
    expect(output).toMatch(
      /Kept "young" \(\w+\): it was made 59 minutes ago, perhaps by an update/,
    );
    expect(output).toContain("What was kept is deleted too with --include-used.");
    expect(exitCode).toBe(2);
    expect(namesIn(simulator)).toEqual(["used lately", "young"]);

    const again = await orphans(line, ...remove, "--include-used");
    expect(again.exitCode).toBe(0);
    expect(liveIn(simulator)).toEqual([]);
  }),
);

test.each(["--yes", "--include-used"])("%s without --delete is called wrongly", async (option) => {
  await simulated(async (simulator) => {
    const { exitCode, output } = await orphans(await CommandLine.at(simulator), option);
    expect(output).toContain("Add --delete, or leave them out.");
    expect(exitCode).toBe(1);
  })();
});

test(
  "one that was made after an export may be in its stack by now, and is kept",
  agedBy(2 * hour, async (simulator) => {
    await makeCredential(simulator, "ci");
    const line = await CommandLine.at(simulator);
    const state = await writeExport(line, []);
    const earlier = new Date(Date.now() - day);
    await utimes(join(line.folder, state), earlier, earlier);

    const { exitCode, stdout, output } = await line.run(["orphans", "--state", state, ...remove]);
    expect(deletedByName(stdout)).toEqual({ ci: false });
    expect(output).toContain("a --state file may be older: export that stack again");
    expect(exitCode).toBe(2);
  }),
);

test.each([
  ["made in the future, by a clock that is ahead", -2 * minute, false],
  ["a little over an hour old, which the clocks may be wrong about", hour + 3 * minute, false],
  ["an hour and some minutes old", hour + 6 * minute, true],
])("one that is %s: deleted is %s", async (_, behind, deleted) => {
  await agedBy(behind, async (simulator, clock) => {
    await makeCredential(simulator, "ci");
    clock.behind = 0;
    const { stdout } = await orphans(await CommandLine.at(simulator), ...remove);
    expect(deletedByName(stdout)).toEqual({ ci: deleted });
  })();
});

/** Does `something` while the first request of this kind is being answered. */
async function during(
  simulator: Simulator,
  operation: OperationId,
  something: () => Promise<void> | void,
): Promise<void> {
  simulator.fault({ kind: "delay", operation, delayMs: 1_000 });
  while (!simulator.requests.some((request) => request.operation === operation)) {
    await new Promise(setImmediate);
  }
  await something();
}

test(
  "one that is used after the listing is kept",
  agedBy(2 * day, async (simulator, clock) => {
    const made = await makeCredential(simulator, "ci");
    clock.behind = 0;
    const used = during(simulator, "retrieveCredential", () => logInWith(simulator, made));
    const { exitCode, output } = await orphans(await CommandLine.at(simulator), ...remove);
    await used;

    expect(output).toMatch(/Kept "ci" \(\w+\): it was used under a minute ago\./);
    expect(exitCode).toBe(2);
    expect(liveIn(simulator)).toHaveLength(1);
  }),
);

test(
  "one that somebody else deletes meanwhile counts as deleted",
  agedBy(2 * day, async (simulator) => {
    const { id } = await makeCredential(simulator, "ci");
    const gone = during(simulator, "retrieveCredential", () => simulator.removeCredential(id));
    const { exitCode, stdout, output } = await orphans(await CommandLine.at(simulator), ...remove);
    await gone;

    expect(output).toMatch(/"ci" \(\w+\) is gone already\./);
    expect(deletedByName(stdout)).toEqual({ ci: true });
    expect(exitCode).toBe(0);
  }),
);

test(
  "a deletion that fails doesn't stop the others, and the exit code is 1",
  agedBy(2 * day, async (simulator) => {
    await makeCredentials(simulator, ["one", "two", "three"]);
    simulator.fault({ kind: "status", status: 403, operation: "deleteCredential" });

    const { exitCode, stdout, output } = await orphans(await CommandLine.at(simulator), ...remove);
    expect(Object.values(deletedByName(stdout)).filter((deleted) => !deleted)).toHaveLength(1);
    expect(output).toMatch(
      /Could not delete "\w+" \(\w+\): Can't delete credential .* answered 403/,
    );
    expect(exitCode).toBe(1);
    expect(liveIn(simulator)).toHaveLength(1);
  }),
);

test(
  "without --yes and without a terminal nothing is deleted, and nothing sent",
  agedBy(2 * day, async (simulator) => {
    await makeCredential(simulator, "ci");
    const before = simulator.requests.length;

    const { exitCode, output } = await orphans(await CommandLine.at(simulator), "--delete");
    expect(output).toContain(
      "--delete asks for a confirmation, and there is no terminal to ask on.",
    );
    expect(output).toContain("Add --yes to delete without asking.");
    expect(exitCode).toBe(1);
    expect(simulator.requests).toHaveLength(before);
    expect(liveIn(simulator)).toHaveLength(1);
  }),
);

testInTerminal.each([
  ["y", 2, 1, /Deleted "old" \(\w+\)/],
  [enter, 2, 2, /Nothing was deleted\./],
  [ctrlC, 130, 2, /Interrupted\./],
])(
  "a question tells how many of all would go; the answer %j ends with %d and leaves %d",
  async (answer, code, left, says) => {
    await agedBy(2 * day, async (simulator, clock) => {
      await makeCredential(simulator, "old");
      clock.behind = 0;
      await makeCredential(simulator, "young");
      const line = await CommandLine.at(simulator);
      const state = await writeExport(line, []);

      const question = "Delete 1 of 2 for good? Whoever still uses one can't log in any more.";
      const command = ["orphans", "--state", state, "--delete"];
      const { exitCode, screen } = await inTerminal(line, command, [[question, answer]]);
      expect(screen).toMatch(says);
      expect(exitCode).toBe(code);
      expect(liveIn(simulator)).toHaveLength(left);
    })();
  },
);
