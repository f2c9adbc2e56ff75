import { exitCodes } from "../exit-code";
import type { Surroundings } from "../surroundings";
import { table } from "../table";
import { Checkup, type Finding } from "./checkup";
import { doctorOptions } from "./doctor-command";
import {
  accountRightsCheck,
  configurationCheck,
  credentialRightsCheck,
  loginCheck,
  organizationCheck,
} from "./keycard-checks";
import { nodeCheck, projectCheck, pulumiCheck } from "./machine-checks";
import { nodeOnPathCheck, pluginCheck } from "./plugin-checks";
import { readProjectFile } from "./project-file";

/** `pulumi-keycard doctor`. */
export async function diagnose(given: unknown, surroundings: Surroundings): Promise<number> {
  const options = doctorOptions.parse(given);
  const checkup = new Checkup(surroundings);
  await checkup.make(nodeCheck);
  await checkup.make(pulumiCheck);
  const project = await readProjectFile(surroundings.folder);
  if (project?.runtime === "nodejs") await checkup.make(projectCheck);
  if (project?.pluginPath !== undefined) {
    await checkup.make(pluginCheck(project.pluginPath));
    await checkup.make(nodeOnPathCheck);
  }
  const configured = await checkup.make(configurationCheck(options));
  const loggedIn = await checkup.after(configured, loginCheck);
  const visible = await checkup.after(loggedIn, organizationCheck);
  await checkup.after(visible, accountRightsCheck);
  await checkup.after(visible, credentialRightsCheck);

  const { findings } = checkup;
  surroundings.terminal.print(
    options.json ? JSON.stringify(findings, null, 2) : findingsTable(findings),
  );
  return findings.every(({ status }) => status === "ok") ? exitCodes.fine : exitCodes.failed;
}

/** Remedies stand below what they are for. */
function findingsTable(findings: readonly Finding[]): string {
  const rows = findings.flatMap(({ check, status, detail, remedy }) => [
    [status, check, detail],
    ...(remedy === undefined ? [] : [["", "", `-> ${remedy}`]]),
  ]);
  return table(["STATUS", "CHECK", "DETAIL"], rows);
}
