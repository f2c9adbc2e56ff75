import type { Simulator } from "../../simulator";
import { engineFolder } from "../support/run-folders";
import { CommandLine } from "./command-line";

interface Finding {
  check: string;
  status: string;
  detail: string;
  remedy?: string;
}

/** The command line where pulumi is on PATH. */
export async function doctorAt(simulator: Simulator): Promise<CommandLine> {
  const line = await CommandLine.at(simulator);
  const PATH = `${engineFolder()}:${process.env.PATH}`;
  return new CommandLine(line.folder, { ...line.env, PATH });
}

export async function findingsOf(
  line: CommandLine,
  args: string[] = [],
  env: NodeJS.ProcessEnv = {},
) {
  const { stdout, exitCode } = await line.run(["doctor", "--json", ...args], env);
  const findings: Finding[] = JSON.parse(stdout);
  const finding = (check: string) => findings.find((one) => one.check === check);
  return { findings, finding, exitCode };
}

export function statusesIn(findings: Finding[]): Record<string, string> {
  return Object.fromEntries(findings.map(({ check, status }) => [check, status]));
}
