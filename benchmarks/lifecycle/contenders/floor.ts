import { cp, mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fleetProgram } from "./fleet-program";
import { dynamicProcess, pulumiContender } from "./pulumi-contender";

const floorPackage = resolve(__dirname, "../floor-package");

/**
 * What Pulumi itself costs: as many dynamic resources, with inputs, outputs and text as long as ours, whose provider
 * waits as long as the API takes to answer, and does nothing else.
 */
export const floor = pulumiContender({
  name: "floor",
  program: fleetProgram("pulumi-nothing"),
  provider: dynamicProcess,
  sendsNothing: true,
});

export async function installFloorPackage(folder: string): Promise<void> {
  const target = join(folder, "node_modules/pulumi-nothing");
  await mkdir(target, { recursive: true });
  await cp(floorPackage, target, { recursive: true });
}
