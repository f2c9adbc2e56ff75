import type { Simulator } from "../../simulator";
import { keepSecrets } from "../support/evidence";
import { liveIn } from "../support/live-credentials";
import { type Files, newProject, settingsFor } from "../support/sandbox";
import { simulated } from "../support/simulated";
import { resourcesIn } from "../support/stack-state";
import { withoutLeaks } from "./without-leaks";

const type = "RotatingServiceAccountCredential";
const canary = "canary-of-a-former-description-0123456789";
const key = "canary-of-a-former-key-0123456789";
keepSecrets([canary, key]);

/** A credential whose description and trigger are secrets while the environment has a description. */
function program(entry: string, simulator: Simulator): Files {
  return {
    "index.js": `
      const pulumi = require("@pulumi/pulumi");
      const { ${type} } = require("${entry}");
      const { DESCRIPTION, KEY } = process.env;
      const ci = new ${type}("ci", {
        serviceAccountId: "${simulator.serviceAccountId}",
        description: DESCRIPTION ? pulumi.secret(DESCRIPTION) : "told to everybody",
        rotateWhenChanged: DESCRIPTION ? pulumi.secret({ [KEY]: "1" }) : undefined,
        verify: true,
      });`,
  };
}

test.each(["pulumi-keycard", "pulumi-keycard/plugin"])(
  "%s: what was a secret stays one in the state of a rotation that fails",
  (entry) =>
    simulated(async (simulator) => {
      const project = await newProject(program(entry, simulator), settingsFor(simulator));
      let env = { DESCRIPTION: canary, KEY: key };
      const runs = withoutLeaks(project, [canary, key]);
      const run = (...args: string[]) => runs(args, env);
      expect((await run("up", "--yes", "--skip-preview")).exitCode).toBe(0);
      expect(liveIn(simulator).map(({ description }) => description)).toEqual([canary]);

      // What is made can neither log in nor be deleted again: the state has to keep it.
      env = { DESCRIPTION: "", KEY: "" };
      simulator.fault({ kind: "status", status: 403, operation: "token", skip: 1 });
      simulator.fault({ kind: "status", status: 403, operation: "deleteCredential" });
      const failed = await run("up", "--yes", "--skip-preview");
      expect(failed.output).toContain("It could not be deleted");
      expect(failed.exitCode).not.toBe(0);
      expect(liveIn(simulator)).toHaveLength(2);
      expect((await run("preview", "--diff")).exitCode).toBe(0);
      expect((await run("refresh", "--yes", "--diff")).exitCode).toBe(0);

      expect((await run("up", "--yes", "--diff")).exitCode).toBe(0);
      expect(liveIn(simulator).map(({ description }) => description)).toContain(
        "told to everybody",
      );
      const [{ outputs } = { outputs: {} }] = await resourcesIn(project, type);
      expect(outputs).toMatchObject({ description: "told to everybody" });
      expect((await run("destroy", "--yes")).exitCode).toBe(0);
      expect(liveIn(simulator)).toEqual([]);
    })(),
  120_000,
);
