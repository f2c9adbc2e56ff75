import { type ChildProcess, spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

const door = join(__dirname, "../../tools/engine/main.ts");
const machines = mkdtempSync(join(realpathSync(tmpdir()), "fake-machines-"));
afterAll(() => rmSync(machines, { recursive: true }));

// Every test starts processes, and some wait for a limit of the command's own.
jest.setTimeout(60_000);

/** A machine whose home, PATH, cache and temporary folder are its own, with neither pulumi nor go on it. */
export class FakeMachine {
  readonly root = mkdtempSync(join(machines, "machine-"));
  readonly home = this.#folder("home");
  readonly bin = this.#folder("bin");
  readonly cache = join(this.root, "cache");
  readonly tmp = this.#folder("tmp");

  /** The one command that is tested. */
  async engine(env: NodeJS.ProcessEnv = {}, ...args: string[]): Promise<Outcome> {
    return this.startEngine(env, ...args).finished;
  }

  startEngine(
    env: NodeJS.ProcessEnv = {},
    ...args: string[]
  ): { child: ChildProcess; finished: Promise<Outcome> } {
    const child = spawn(process.execPath, ["--import", require.resolve("tsx"), door, ...args], {
      env: {
        HOME: this.home,
        PATH: this.bin,
        TMPDIR: this.tmp,
        PULUMI_KEYCARD_ENGINE_CACHE: this.cache,
        PULUMI_KEYCARD_NO_INSTALLER: "1",
        ...env,
      },
    });
    const outcome: Outcome = { code: null, stdout: "", stderr: "" };
    child.stdout.on("data", (data) => {
      outcome.stdout += data;
    });
    child.stderr.on("data", (data) => {
      outcome.stderr += data;
    });
    const finished = new Promise<Outcome>((resolve) => {
      child.once("close", (code) => resolve({ ...outcome, code }));
    });
    return { child, finished };
  }

  installPulumi(folder: string, version = "v3.300.0"): void {
    this.installPulumiAlone(folder, version);
    this.write(join(folder, "pulumi-language-nodejs"), "");
    this.write(join(folder, "pulumi-resource-pulumi-nodejs"), "");
  }

  installPulumiAlone(folder: string, version = "v3.300.0"): void {
    this.write(join(folder, "pulumi"), `[ "$1" = version ] && echo ${version}`);
  }

  /** The hosts of YAML and Python, as a real installation has them beside `pulumi`. */
  installHosts(folder: string): void {
    for (const name of ["yaml", "python", "python-exec"]) {
      this.write(join(folder, `pulumi-language-${name}`), "");
    }
  }

  /** A go whose `build` runs these lines of shell, with $out and $command set, and whose modules hold a script. */
  installGo(build: string, version = "go1.99.0"): void {
    const sources = join(this.root, "sources");
    this.write(join(sources, "python/cmd/pulumi-language-python-exec"), "");
    this.write(
      join(this.bin, "go"),
      `if [ "$1" = version ]; then echo "go version ${version} linux/amd64"; exit; fi
if [ "$1" = list ]; then echo ${sources}; exit; fi
while [ $# -gt 1 ]; do [ "$1" = -o ] && out=$2; shift; done
command=\${1##*/}
${build}`,
    );
  }

  write(file: string, script: string): void {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
  }

  cached(): string[] {
    return existsSync(this.cache) ? readdirSync(this.cache) : [];
  }

  #folder(name: string): string {
    const folder = join(this.root, name);
    mkdirSync(folder);
    return folder;
  }
}

/** What a go that works does: makes the command, here one that answers `version`. */
export const makesCommand = `echo "#!/bin/sh
echo 3.300.0" > "$out$command" && /bin/chmod 755 "$out$command"`;
