import { stat } from "node:fs/promises";
import type { Result } from "../report/result";

const most = 3_000_000;

export async function bundleSize(plugin: string): Promise<Result> {
  const { size } = await stat(plugin);
  return {
    what: "the plugin's bundle",
    measured: `${(size / 1e6).toFixed(2)} MB (${size} bytes)`,
    beside: "",
    limit: { text: `${most / 1e6} MB`, isKept: size <= most },
  };
}
