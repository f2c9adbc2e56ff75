import { basename, join } from "node:path";
import { isExecutable } from "../go-commands/is-executable";
import { type PinnedCommand, pinCommand } from "../go-commands/pinned-command";
import { sdkVersion } from "./pinned-engine";

/** What runs programs in one more language than Node's. */
export interface LanguageHost extends PinnedCommand {
  /** A file of its dependency that it needs beside it. */
  script?: string;
}

const instead = "install all of Pulumi (https://www.pulumi.com/docs/install/), which brings it";

const pins = {
  python: () => ({
    ...pinCommand({
      module: join(__dirname, "python-host"),
      dependency: "github.com/pulumi/pulumi/sdk/v3",
      package: "github.com/pulumi/pulumi/sdk/v3/python/cmd/pulumi-language-python",
      versionVariable: sdkVersion,
      duration: "30 s",
      instead,
    }),
    script: "python/cmd/pulumi-language-python-exec",
  }),
  yaml: () =>
    pinCommand({
      module: join(__dirname, "yaml-host"),
      dependency: "github.com/pulumi/pulumi-yaml",
      package: "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml",
      versionVariable: "github.com/pulumi/pulumi-yaml/pkg/version.Version",
      duration: "90 s",
      instead,
    }),
} satisfies Record<string, () => LanguageHost>;

/** The hosts of these languages, each once. */
export function languageHosts(languages: readonly string[]): LanguageHost[] {
  return [...new Set(languages)].sort().map((language) => {
    if (isLanguage(language)) return pins[language]();
    throw new Error(
      `there is no language host for "${language}": --languages takes ${Object.keys(pins).join(" and ")}, separated by commas, as in --languages yaml,python. That of Node is always there.`,
    );
  });
}

export function filesOf({ package: command, script }: LanguageHost): string[] {
  return [command, ...(script ? [script] : [])].map((path) => basename(path));
}

export function hasHost(folder: string, host: LanguageHost): boolean {
  return filesOf(host).every((name) => isExecutable(join(folder, name)));
}

function isLanguage(name: string): name is keyof typeof pins {
  return Object.hasOwn(pins, name);
}
