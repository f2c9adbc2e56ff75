import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";
import { engines } from "../../package.json";

const repository = resolve(__dirname, "../..");

export const oldestNode = engines.node.replace(">=", "");

/**
 * Leaves out what no provider comes to: zod's messages in other languages than English, and what reads `.proto` files,
 * which gRPC does for diagnostic services that are never served. Together they are a fourth of the file, and Node.js
 * reads all of it before the provider is ready; what is loaded lazily isn't shaken by the bundler.
 */
const unused: Plugin = {
  name: "unused",
  setup: ({ onLoad }) => {
    const filter =
      /[\\/](zod[\\/]v4[\\/]locales|@grpc[\\/]proto-loader[\\/]build[\\/]src)[\\/]index\.js$/;
    onLoad({ filter }, () => ({ contents: "export {};" }));
  },
};

/**
 * Writes a program and all that it imports into one file.
 *
 * @param banner what stands before it
 * @returns the licences of what is in it
 */
export async function bundle(program: string, outfile: string, banner = ""): Promise<string> {
  const { metafile } = await build({
    entryPoints: [join(repository, program)],
    outfile,
    absWorkingDir: repository,
    bundle: true,
    platform: "node",
    target: `node${oldestNode}`,
    format: "cjs",
    // Not the names: error messages have those of classes.
    minifySyntax: true,
    minifyWhitespace: true,
    banner: { js: banner },
    legalComments: "none",
    plugins: [unused],
    metafile: true,
    logLevel: "warning",
  });
  return licences(metafile);
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
