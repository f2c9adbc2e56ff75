import { isDeepStrictEqual } from "node:util";
import type { Simulator } from "../../simulator";
import { pluginProgram, program } from "../lifecycle/programs";
import { liveIn } from "../support/live-credentials";
import type { Files } from "../support/sandbox";
import { newProject, settingsFor } from "../support/sandbox";
import { clientOf } from "../support/simulated";
import { credentialsIn, secretOf } from "../support/stack-state";
import { arrange, hideFromLists } from "./arrange";
import type { EngineCell } from "./engine-cells";
import { isHeldByName, isKnownBy } from "./held-by-name";
import { create, list } from "./operations";
import type { StepOutcome } from "./rules";
import { wrongWithError } from "./wrong-with-error";

/** Where a redirect leads to. */
const elsewhere = "https://elsewhere.invalid";
const up = ["up", "--yes", "--skip-preview"];
const refresh = ["refresh", "--yes", "--skip-preview"];

/** What was seen of a step of the real engine's that met its fault. */
export interface SeenInEngine
  extends Pick<StepOutcome, "ends" | "left" | "isHeldByName" | "needs"> {
  /** In words. */
  wrong: string[];
}

/** Runs a step with its fault, and then an `up` without. */
export async function runInEngine(
  { door, cell }: EngineCell,
  { needs }: Pick<StepOutcome, "needs">,
  simulator: Simulator,
): Promise<SeenInEngine> {
  const { step, fault } = cell;
  const { organizationId, serviceAccountId } = simulator;
  const declares = (args: string) =>
    (door === "plugin" ? pluginProgram : program)(
      `const ci = new ServiceAccountCredential("ci", { serviceAccountId: "${serviceAccountId}", ${args} });
       exports.clientId = ci.clientId;
       exports.clientSecret = ci.clientSecret;`,
    );
  const name = step.isNameChosen ? 'name: "chosen",' : "";
  const whole = declares(`${name} description: "as declared"`);
  const after: Files = step.does === "delete" ? program("") : whole;
  const project = await newProject(
    step.does === "update" ? declares(name) : whole,
    settingsFor(simulator),
  );
  if (step.does !== "create") await project.must(...up);
  const [made] = await credentialsIn(project);
  await project.write(after);

  if (step.struck === list) {
    simulator.fault({ kind: "reset", effect: "after", operation: create.id, organizationId });
  }
  if (step.isUnlisted) hideFromLists(organizationId, simulator);
  const credentialId = made && String(made.outputs.credentialId);
  arrange({ ...cell, operation: step.struck, organizationId, credentialId }, simulator, elsewhere);
  const strike = fault.strikes(elsewhere);
  const env = "baseUrl" in strike ? { KEYCARD_BASE_URL: strike.baseUrl } : {};
  const { exitCode, output } = await project.pulumi(step.does === "read" ? refresh : up, env);
  simulator.clearFaults();

  const held = await credentialsIn(project);
  const outputs = held[0]?.outputs;
  const left = liveIn(simulator).filter((one) => !isKnownBy(outputs, one));
  const isGone = step.does === "read" && held.length === 0;
  const ends = exitCode !== 0 ? "fails" : isGone ? "gone" : "well";
  const wrong = wrongWithError(exitCode === 0 ? undefined : output, fault, left);

  if (needs === "a refresh") await project.must(...refresh);
  if (needs === "the left one deleted") for (const { id } of left) simulator.removeCredential(id);
  await project.must(...up);
  const ids = (await credentialsIn(project)).map(({ outputs }) => outputs.credentialId);
  const live = liveIn(simulator);
  const isDeclared = live.every(({ description }) => description === "as declared");
  const isAsMany = live.length === (step.does === "delete" ? 0 : 1);
  if (
    !isDeclared ||
    !isAsMany ||
    !isDeepStrictEqual(
      ids,
      live.map(({ id }) => id),
    )
  ) {
    wrong.push(`${live.map(({ id }) => id)} is live, and ${ids} in the state.`);
  }
  if (step.does !== "delete") {
    const [clientId, clientSecret] = [live[0]?.client_id, await secretOf(project, "clientSecret")];
    await clientOf(simulator, { clientId: String(clientId), clientSecret }).login();
  }
  return { ends, left: left.length, isHeldByName: isHeldByName(outputs), needs, wrong };
}
