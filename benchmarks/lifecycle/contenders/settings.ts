import { savingAtEnd } from "../setting";
import type { Contender } from "./contender";
import { fleetProgram } from "./fleet-program";
import { dynamicProcess, pulumiContender } from "./pulumi-contender";

/** Ours by the dynamic provider, with what users can set themselves. */
export function contendersBySetting(postgresUrl: string): Contender[] {
  const ours = { program: fleetProgram("pulumi-keycard"), provider: dynamicProcess };
  return [
    pulumiContender({ ...ours, name: "nothing set" }),
    pulumiContender({ ...ours, name: "`--parallel 1`", flags: ["--parallel", "1"] }),
    pulumiContender({ ...ours, name: "`--parallel 64`", flags: ["--parallel", "64"] }),
    pulumiContender({ ...ours, name: "`PULUMI_SKIP_CHECKPOINTS`", env: savingAtEnd }),
    pulumiContender({
      ...ours,
      name: "`PULUMI_SKIP_CHECKPOINTS`, `--parallel 64`",
      env: savingAtEnd,
      flags: ["--parallel", "64"],
    }),
    pulumiContender({
      ...ours,
      name: "state in PostgreSQL",
      env: { PULUMI_BACKEND_URL: postgresUrl },
    }),
  ];
}
