import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PulumiProject } from "../../tools/project/pulumi-project";

/** A resource as the state holds it, secrets encrypted. */
export interface StateResource {
  urn: string;
  type: string;
  id: string;
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>;
}

/** The credentials in a stack's file. */
export function credentialsIn(project: PulumiProject): Promise<StateResource[]> {
  return resourcesIn(project, "ServiceAccountCredential");
}

/** The resources of one of our types in a stack's file, of either door. */
export async function resourcesIn(project: PulumiProject, type: string): Promise<StateResource[]> {
  const { checkpoint } = JSON.parse(await project.stateText());
  const resources: StateResource[] = checkpoint.latest.resources ?? [];
  const types = [`pulumi-nodejs:dynamic/keycard:${type}`, `keycard:index:${type}`];
  return resources.filter((one) => types.includes(one.type));
}

/** Changes outputs in a stack's state, as a hand with an editor could. */
export async function editOutputs(
  project: PulumiProject,
  type: string,
  edit: (outputs: StateResource["outputs"]) => StateResource["outputs"],
): Promise<void> {
  const file = join(project.folder, "state.json");
  await project.must("stack", "export", "--file", file);
  const exported = JSON.parse(await readFile(file, "utf8"));
  for (const resource of exported.deployment.resources as StateResource[]) {
    if (resource.type.endsWith(`:${type}`)) resource.outputs = edit(resource.outputs);
  }
  await writeFile(file, JSON.stringify(exported));
  await project.must("stack", "import", "--file", file);
}

/** The stack's outputs, secrets shown as `[secret]`. */
export async function outputsOf(project: PulumiProject): Promise<Record<string, string>> {
  return JSON.parse(await project.must("stack", "output", "--json"));
}

/** An output's secret value. Not kept as evidence: it is meant to be printed. */
export async function secretOf(project: PulumiProject, output: string): Promise<string> {
  return (await project.quietly("stack", "output", output, "--show-secrets")).trim();
}
