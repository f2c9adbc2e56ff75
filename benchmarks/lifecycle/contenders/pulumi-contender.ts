import { randomBytes } from "node:crypto";
import { PulumiProject } from "../../../tools/project/pulumi-project";
import type { Operation } from "../operation";
import { savingAtEnd } from "../setting";
import type { Contender, Fleet, Project } from "./contender";

interface PulumiProgram extends Pick<Contender, "name" | "sendsNothing"> {
  /** The text of `index.js`, which finds what it is to declare in `fleet.json`. */
  program: string;
  /** In the command line of the provider's process. */
  provider: RegExp;
  /** What a user sets beside. */
  env?: NodeJS.ProcessEnv;
  /** Of every command. */
  flags?: readonly string[];
}

/** Pulumi's own process for dynamic resources. */
export const dynamicProcess = /\/cmd\/dynamic-provider\//;

const runtime = "runtime: {name: nodejs, options: {typescript: false}}";
const plugins = "plugins: {providers: [{name: keycard, path: ../node_modules/pulumi-keycard/bin}]}";

const commands = {
  create: ["up", "--yes", "--skip-preview"],
  preview: ["preview", "--expect-no-changes"],
  refresh: ["refresh", "--yes", "--skip-preview", "--expect-no-changes"],
  update: ["up", "--yes", "--skip-preview"],
  destroy: ["destroy", "--yes", "--skip-preview"],
} satisfies Record<Operation, string[]>;

/** A Pulumi program in JavaScript, with its state in a file backend unless `env` says otherwise. */
export function pulumiContender({
  program,
  provider,
  env = {},
  flags = [],
  ...contender
}: PulumiProgram): Contender {
  return {
    ...contender,

    async settle(fleet, description, laboratory) {
      const name = `p${randomBytes(4).toString("hex")}`;
      const project = new PulumiProject(name, {
        ...laboratory,
        env: { ...settingsFor(fleet), ...env },
      });
      const describe = (description: string) =>
        project.write({ "fleet.json": JSON.stringify(declared(fleet, description)) });
      await project.write({
        "Pulumi.yaml": `name: ${name}\n${runtime}\n${plugins}\n`,
        "index.js": program,
      });
      await describe(description);
      await project.init();
      return {
        describe,
        command: (operation) => ({
          file: "pulumi",
          args: [...commands[operation], ...flags, "--non-interactive"],
          cwd: project.folder,
          env: project.env,
          isProvider: (commandLine) => provider.test(commandLine),
        }),
        stateText: () =>
          env.PULUMI_BACKEND_URL === undefined
            ? project.stateText()
            : project.quietly("stack", "export"),
      } satisfies Project;
    },
  };
}

/** What a program finds in `fleet.json`. */
function declared({ credentials, serviceAccountIds }: Fleet, description: string) {
  return { credentials, serviceAccountIds, description };
}

function settingsFor(fleet: Fleet): NodeJS.ProcessEnv {
  return {
    KEYCARD_BASE_URL: fleet.baseUrl,
    KEYCARD_CLIENT_ID: fleet.clientId,
    KEYCARD_CLIENT_SECRET: fleet.clientSecret,
    KEYCARD_ORGANIZATION_ID: fleet.organizationId,
    FLOOR_WAITS_MS: String(fleet.latencyMs),
    ...(fleet.savesAtEnd && savingAtEnd),
  };
}
