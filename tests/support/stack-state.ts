import type { PulumiProject } from "../../tools/project/pulumi-project";

/** A resource as the state holds it, secrets encrypted. */
export interface StateResource {
  urn: string;
  type: string;
  id: string;
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>;
}

export const credentialType = "pulumi-nodejs:dynamic/keycard:ServiceAccountCredential";

/** The credentials in a stack's file. */
export async function credentialsIn(project: PulumiProject): Promise<StateResource[]> {
  const { checkpoint } = JSON.parse(await project.stateText());
  const resources: StateResource[] = checkpoint.latest.resources ?? [];
  return resources.filter(({ type }) => type === credentialType);
}

/** The stack's outputs, secrets shown as `[secret]`. */
export async function outputsOf(project: PulumiProject): Promise<Record<string, string>> {
  return JSON.parse(await project.must("stack", "output", "--json"));
}

/** An output's secret value. Not kept as evidence: it is meant to be printed. */
export async function secretOf(project: PulumiProject, output: string): Promise<string> {
  return (await project.quietly("stack", "output", output, "--show-secrets")).trim();
}
