import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const projectFile = z.object({
  runtime: z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]),
  plugins: z
    .object({ providers: z.array(z.object({ name: z.string(), path: z.string() })).nullish() })
    .nullish(),
});

/** What `Pulumi.yaml` says that there are checks for. */
export interface ProjectFile {
  runtime: string;
  /** The folder of the plugin, as it is written there; undefined where none is named. */
  pluginPath: string | undefined;
}

/** Undefined where there is no project, or none that Pulumi could read, which it says itself. */
export async function readProjectFile(folder: string): Promise<ProjectFile | undefined> {
  const text = await readFile(join(folder, "Pulumi.yaml"), "utf8").catch(() => "");
  const parsed = projectFile.safeParse(parsedYaml(text));
  if (!parsed.success) return undefined;
  const { runtime, plugins } = parsed.data;
  const pluginPath = plugins?.providers?.find(({ name }) => name === "keycard")?.path;
  return { runtime, pluginPath };
}

function parsedYaml(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
