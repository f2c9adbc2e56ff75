import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { dynamicProcess, pulumiContender } from "./pulumi-contender";

/** What a user would write who follows Pulumi's guide to dynamic providers. */
export const naive = pulumiContender({
  name: "naive",
  program: readFileSync(resolve(__dirname, "../programs/naive.js"), "utf8"),
  provider: dynamicProcess,
});
