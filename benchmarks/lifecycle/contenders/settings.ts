import type { Contender } from "./contender";
import { fleetProgram } from "./fleet-program";
import { dynamicProcess, pulumiContender } from "./pulumi-contender";

/** Ours by the dynamic provider, with what users can set themselves. */
export function contendersBySetting(postgresUrl: string): Contender[] {
  const ours = { program: fleetProgram("pulumi-keycard"), provider: dynamicProcess };
  // Without the first, the second has no effect.
  const noCheckpoints = { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" };
  return [
    pulumiContender({ ...ours, name: "nothing set" }),
    pulumiContender({ ...ours, name: "`--parallel 1`", flags: ["--parallel", "1"] }),
    pulumiContender({ ...ours, name: "`--parallel 64`", flags: ["--parallel", "64"] }),
    pulumiContender({ ...ours, name: "`PULUMI_SKIP_CHECKPOINTS`", env: noCheckpoints }),
    pulumiContender({
      ...ours,
      name: "`PULUMI_SKIP_CHECKPOINTS`, `--parallel 64`",
      env: noCheckpoints,
      flags: ["--parallel", "64"],
    }),
    pulumiContender({
      ...ours,
      name: "state in PostgreSQL",
      env: { PULUMI_BACKEND_URL: postgresUrl },
    }),
  ];
}
