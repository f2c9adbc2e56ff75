import type { Simulator } from "../../simulator";
import { keepSecrets } from "../support/evidence";
import { liveIn } from "../support/live-credentials";
import { type Files, newProject, settingsFor } from "../support/sandbox";
import { simulated } from "../support/simulated";
import { withoutLeaks } from "./without-leaks";

const canaries = [
  "canary-of-a-description-0123456789",
  "canary-of-another-description-0123456789",
  "canary-of-a-rotation-0123456789",
  "canary-of-another-rotation-0123456789",
];
keepSecrets(canaries);

/** A set by each door, with secrets of the environment among what its credentials are declared with. */
function program(simulator: Simulator): Files {
  return {
    "index.js": `
      const pulumi = require("@pulumi/pulumi");
      const { DESCRIPTION, ROTATION } = process.env;
      const doors = { dynamic: require("pulumi-keycard"), plugin: require("pulumi-keycard/plugin") };
      for (const [door, { ServiceAccountCredentialSet }] of Object.entries(doors)) {
        new ServiceAccountCredentialSet(door, {
          serviceAccountId: "${simulator.serviceAccountId}",
          credentials: {
            described: DESCRIPTION ? { description: pulumi.secret(DESCRIPTION) } : {},
            rotated: { rotateWhenChanged: ROTATION ? { key: pulumi.secret(ROTATION) } : {} },
            plain: {},
          },
        });
      }`,
  };
}

test(
  "what is secret of what a set's credentials are declared with is encrypted in the state, and printed nowhere",
  simulated(async (simulator) => {
    const [first = "", second = "", rotation = "", nextRotation = ""] = canaries;
    const project = await newProject(program(simulator), settingsFor(simulator));
    let env = { DESCRIPTION: first, ROTATION: rotation };
    const runs = withoutLeaks(project, canaries);
    const run = (...args: string[]) => runs(args, env);

    // One state or both are those of a step that failed in the middle.
    simulator.fault({ kind: "status", status: 403, operation: "createCredential", skip: 2 });
    simulator.fault({ kind: "status", status: 403, operation: "createCredential", skip: 2 });
    expect((await run("up", "--yes", "--skip-preview")).exitCode).not.toBe(0);
    simulator.clearFaults();
    expect((await run("up", "--yes", "--diff")).exitCode).toBe(0);
    expect(liveIn(simulator).map(({ description }) => description)).toContain(first);

    // The program holds it no more, and the state does: its credential is described so until that is changed.
    env = { DESCRIPTION: "", ROTATION: "" };
    simulator.fault({ kind: "status", status: 403, operation: "updateCredential", times: 2 });
    expect((await run("up", "--yes", "--skip-preview")).exitCode).not.toBe(0);
    simulator.clearFaults();
    expect((await run("refresh", "--yes", "--diff")).exitCode).toBe(0);

    env = { DESCRIPTION: second, ROTATION: nextRotation };
    expect((await run("up", "--yes", "--diff")).exitCode).toBe(0);
    expect(liveIn(simulator).filter(({ description }) => description === second)).toHaveLength(2);
    expect(liveIn(simulator)).toHaveLength(6);
    expect((await run("refresh", "--yes", "--diff", "--expect-no-changes")).exitCode).toBe(0);
    expect((await run("preview", "--expect-no-changes")).exitCode).toBe(0);
    expect((await run("destroy", "--yes")).exitCode).toBe(0);
    expect(liveIn(simulator)).toEqual([]);
  }),
  120_000,
);
