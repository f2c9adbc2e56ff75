import { chmod, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";
import { engines } from "../../package.json";

const repository = resolve(__dirname, "../..");
const oldestNode = engines.node.replace(">=", "");

/** What runs before anything else in the file, and on any Node: a syntax error would say nothing. */
const banner = `#!/usr/bin/env node
if (!process.versions.node || process.versions.node.localeCompare("${oldestNode}", "en", { numeric: true }) < 0) {
  console.error("pulumi-resource-keycard needs Node.js ${oldestNode} or later, and the \`node\` on PATH is " + process.versions.node + ". Install a newer one: https://nodejs.org");
  process.exit(1);
}`;

/** For Windows, where a file without an extension can't be executed. */
const windowsStarter = '@node "%~dp0pulumi-resource-keycard" %*\r\n';

/**
 * Leaves zod's messages in other languages than English out, a fifth of the file: Node.js reads all of it before the
 * plugin is ready. What is loaded lazily isn't shaken by the bundler.
 */
const englishAlone: Plugin = {
  name: "english-alone",
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export {};",
    }));
  },
};

/** Writes the plugin into `folder`: one file that needs Node.js and nothing else, and the licences of what is in it. */
export async function bundlePlugin(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const plugin = join(folder, "pulumi-resource-keycard");
  const metafile = await bundle("provider/plugin/main.ts", plugin);
  await chmod(plugin, 0o755);
  await writeFile(join(folder, "pulumi-resource-keycard.cmd"), windowsStarter);
  await writeFile(join(folder, "LICENSES.txt"), await licences(metafile));
}

/** Writes a program and all that it imports into one file. */
export async function bundle(program: string, outfile: string): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints: [join(repository, program)],
    outfile,
    absWorkingDir: repository,
    bundle: true,
    platform: "node",
    target: `node${oldestNode}`,
    format: "cjs",
    minify: true,
    // Error messages name classes.
    keepNames: true,
    banner: { js: banner },
    legalComments: "none",
    plugins: [englishAlone],
    metafile: true,
    logLevel: "warning",
  });
  return metafile;
}

/** The licence texts of all packages that the bundle holds. */
async function licences({ inputs }: Metafile): Promise<string> {
  const packages = Object.keys(inputs)
    .map((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0])
    .filter((path) => path !== undefined);
  const texts = await Promise.all([...new Set(packages)].toSorted().map(licence));
  return texts.join(`\n${"-".repeat(80)}\n\n`);
}

async function licence(folder: string): Promise<string> {
  const files = await readdir(join(repository, folder));
  const { name, version, license } = JSON.parse(
    await readFile(join(repository, folder, "package.json"), "utf8"),
  );
  const file = files.find((one) => /^licen[sc]e/i.test(one));
  const text = file ? await readFile(join(repository, folder, file), "utf8") : "";
  return `${name} ${version}: ${license}\n\n${text}`;
}
