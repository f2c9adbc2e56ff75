import type { Simulator } from "../../simulator";
import { keepSecrets } from "../support/evidence";
import { liveIn } from "../support/live-credentials";
import { type Files, newProject, settingsFor } from "../support/sandbox";
import { simulated } from "../support/simulated";
import { resourcesIn } from "../support/stack-state";
import { withoutLeaks } from "./without-leaks";

const type = "ServiceAccountCredential";
const canary = "canary-of-a-new-secret-description-0123456789";
keepSecrets([canary]);
const doors = ["pulumi-keycard", "pulumi-keycard/plugin"];

/** A credential whose description is a secret where the environment has one, and no secret before. */
function program(entry: string, simulator: Simulator): Files {
  return {
    "index.js": `
      const pulumi = require("@pulumi/pulumi");
      const { ${type} } = require("${entry}");
      const { SECRET } = process.env;
      const ci = new ${type}("ci", {
        serviceAccountId: "${simulator.serviceAccountId}",
        description: SECRET ? pulumi.secret(SECRET) : "told to everybody",
        verify: true,
      });`,
  };
}

describe.each(doors)("%s", (entry) => {
  const life = (work: (run: Run, simulator: Simulator) => Promise<void>) =>
    simulated(async (simulator) => {
      const project = await newProject(program(entry, simulator), settingsFor(simulator));
      const runs = withoutLeaks(project, [canary]);
      const run: Run = async (args, env = {}) => {
        const { exitCode, output } = await runs(args.split(" "), { SECRET: "", ...env });
        return { exitCode, output, outputs: (await resourcesIn(project, type))[0]?.outputs ?? {} };
      };
      expect((await run("up --yes --skip-preview")).exitCode).toBe(0);

      // The description is sent, and then the credential can't log in.
      simulator.fault({ kind: "status", status: 403, operation: "token", skip: 1 });
      const failed = await run("up --yes --skip-preview", { SECRET: canary });
      expect(failed.output).toContain("logging in with it failed");
      expect(failed.exitCode).not.toBe(0);
      expect(liveIn(simulator).map(({ description }) => description)).toEqual([canary]);
      const shown = await run("refresh --yes --diff --expect-no-changes");
      expect(shown.output).toContain("no changes were expected for refresh");
      expect((await run("refresh --yes --diff --expect-no-changes")).exitCode).toBe(0);
      await work(run, simulator);
      expect((await run("destroy --yes")).exitCode).toBe(0);
      expect(liveIn(simulator)).toEqual([]);
    })();

  test(
    "what a failed update made a secret stays one at a refresh, and an `up` settles it",
    () =>
      life(async (run, simulator) => {
        const { exitCode, outputs } = await run("up --yes --diff", { SECRET: canary });
        expect(exitCode).toBe(0);
        expect(outputs).not.toHaveProperty("updateFailed");
        expect(liveIn(simulator).map(({ description }) => description)).toEqual([canary]);
        expect((await run("preview --expect-no-changes", { SECRET: canary })).exitCode).toBe(0);
      }),
    120_000,
  );

  test(
    "what a failed update sent is undone where the program takes it back after a refresh",
    () =>
      life(async (run, simulator) => {
        expect((await run("up --yes --diff")).exitCode).toBe(0);
        expect(liveIn(simulator).map(({ description }) => description)).toEqual([
          "told to everybody",
        ]);
        expect((await run("preview --expect-no-changes")).exitCode).toBe(0);
      }),
    120_000,
  );
});

test.each(doors)(
  "%s: of a set, the same holds for what its keys had no value of before",
  (entry) =>
    simulated(async (simulator) => {
      const project = await newProject(setProgram(entry, simulator), settingsFor(simulator));
      const run = withoutLeaks(project, [canary]);
      expect((await run(["up", "--yes", "--skip-preview"], { SECRET: "" })).exitCode).toBe(0);

      // Another key is made, and whether the description was taken stays unknown.
      const lost = { kind: "reset", effect: "after", operation: "updateCredential" } as const;
      simulator.fault({ ...lost, times: 100 });
      const failed = await run(["up", "--yes", "--skip-preview"], { SECRET: canary });
      expect(failed.exitCode).not.toBe(0);
      simulator.clearFaults();
      expect(liveIn(simulator).map(({ description }) => description)).toContain(canary);
      for (const _ of [1, 2]) {
        expect((await run(["refresh", "--yes", "--diff"], { SECRET: "" })).exitCode).toBe(0);
      }

      expect((await run(["up", "--yes", "--diff"], { SECRET: canary })).exitCode).toBe(0);
      const again = ["preview", "--diff", "--expect-no-changes"];
      expect((await run(again, { SECRET: canary })).exitCode).toBe(0);
      expect((await run(["destroy", "--yes"], { SECRET: "" })).exitCode).toBe(0);
      expect(liveIn(simulator)).toEqual([]);
    })(),
  120_000,
);

/** A set with one key, and two where the environment has a secret. */
function setProgram(entry: string, simulator: Simulator): Files {
  return {
    "index.js": `
      const pulumi = require("@pulumi/pulumi");
      const { ServiceAccountCredentialSet } = require("${entry}");
      const { SECRET } = process.env;
      new ServiceAccountCredentialSet("fleet", {
        serviceAccountId: "${simulator.serviceAccountId}",
        credentials: SECRET ? { a: { description: pulumi.secret(SECRET) }, b: {} } : { a: {} },
      });`,
  };
}

type Run = (
  args: string,
  env?: NodeJS.ProcessEnv,
) => Promise<{ exitCode: number | null; output: string; outputs: Record<string, unknown> }>;
