import { z } from "zod";
import type { ReadConfig } from "../provider/engine/settings";
import { runPulumi } from "./run-pulumi";
import type { Surroundings } from "./surroundings";

/** Values are absent where they are objects. */
const configJson = z.record(z.string(), z.object({ value: z.string().optional() }));

/** The `keycard:` configuration of a stack of the current folder, its secrets decrypted. */
export async function readStackConfig(
  stack: string,
  surroundings: Surroundings,
): Promise<ReadConfig> {
  const args = ["config", "--json", "--show-secrets", "--stack", stack];
  const values = valuesIn(await runPulumi(args, surroundings));
  return (key) => values[`keycard:${key}`]?.value;
}

/** @throws Error that shows nothing of the text: secrets stand in it */
function valuesIn(text: string): z.infer<typeof configJson> {
  try {
    return configJson.parse(JSON.parse(text));
  } catch {
    throw new Error(
      "`pulumi config --json` printed what can't be read. Try another version of pulumi, or give client id and secret " +
        "in KEYCARD_CLIENT_ID and KEYCARD_CLIENT_SECRET.",
    );
  }
}
