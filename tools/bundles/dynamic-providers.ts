import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bundle } from "./bundle";

/** Replaces what the compiler has made of the dynamic providers by one file that imports nothing, with its licences. */
export async function bundleDynamicProviders(folder: string): Promise<void> {
  const licences = await bundle("provider/dynamic/providers.ts", join(folder, "providers.js"));
  await writeFile(join(folder, "LICENSES.txt"), licences);
}
