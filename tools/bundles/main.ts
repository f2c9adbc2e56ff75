import { resolve } from "node:path";
import { bundleDynamicProviders } from "./dynamic-providers";
import { bundlePlugin } from "./plugin";

const repository = resolve(__dirname, "../..");

async function main(): Promise<void> {
  await bundlePlugin(resolve(repository, "bin"));
  await bundleDynamicProviders(resolve(repository, "dist/provider/dynamic"));
}

main();
