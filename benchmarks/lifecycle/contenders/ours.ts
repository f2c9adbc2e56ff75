import { fleetProgram } from "./fleet-program";
import { dynamicProcess, pulumiContender } from "./pulumi-contender";

export const oursDynamic = pulumiContender({
  name: "ours, dynamic",
  program: fleetProgram("pulumi-keycard"),
  provider: dynamicProcess,
});

export const oursPlugin = pulumiContender({
  name: "ours, plugin",
  program: fleetProgram("pulumi-keycard/plugin"),
  provider: /\/pulumi-resource-keycard/,
});
