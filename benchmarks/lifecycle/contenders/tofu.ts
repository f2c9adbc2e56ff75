import { randomBytes } from "node:crypto";
import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Operation } from "../operation";
import type { Contender, Fleet, Project } from "./contender";

/** Where its two binaries are. */
export interface TofuBinaries {
  tofu: string;
  /** `Mastercard/restapi`, a provider for any REST API. */
  restapi: string;
}

export const tofuName = "tofu";

// Without these, each command would begin with a refresh. Pulumi's don't.
const noRefresh = "-refresh=false";

const commands = {
  create: ["apply", "-auto-approve", noRefresh],
  preview: ["plan", "-detailed-exitcode", noRefresh],
  refresh: ["apply", "-auto-approve", "-refresh-only"],
  update: ["apply", "-auto-approve", noRefresh],
  destroy: ["destroy", "-auto-approve", noRefresh],
} satisfies Record<Operation, string[]>;

/** @returns undefined where the environment doesn't name both binaries */
export function tofuBinaries(env: NodeJS.ProcessEnv): TofuBinaries | undefined {
  const { BENCH_TOFU, BENCH_RESTAPI } = env;
  if (!BENCH_TOFU || !BENCH_RESTAPI) return undefined;
  return { tofu: resolve(BENCH_TOFU), restapi: resolve(BENCH_RESTAPI) };
}

/** Terraform's way: OpenTofu with a generic provider, and its state in a file. */
export function tofuContender({ tofu, restapi }: TofuBinaries): Contender {
  return {
    name: tofuName,

    async settle(fleet, description, { folder }) {
      const project = join(folder, `t${randomBytes(4).toString("hex")}`);
      const providers = join(project, "providers");
      await mkdir(providers, { recursive: true });
      await symlink(restapi, join(providers, "terraform-provider-restapi"));
      const write = (file: string, text: string) => writeFile(join(project, file), text);
      await write("main.tf.json", JSON.stringify(configuration(fleet)));
      // Takes the provider from here, and asks no registry.
      await write(
        "cli.tfrc",
        `provider_installation {\n  dev_overrides {\n    "Mastercard/restapi" = ${JSON.stringify(providers)}\n  }\n}\n`,
      );
      const describe = (text: string) =>
        write("terraform.tfvars.json", JSON.stringify({ description: text }));
      await describe(description);
      return {
        describe,
        command: (operation) => ({
          file: tofu,
          args: [...commands[operation], "-input=false", "-no-color"],
          cwd: project,
          env: { ...process.env, TF_CLI_CONFIG_FILE: join(project, "cli.tfrc") },
          isProvider: (commandLine) => commandLine.includes("terraform-provider-restapi"),
        }),
        stateText: () => readFile(join(project, "terraform.tfstate"), "utf8"),
      } satisfies Project;
    },
  };
}

/** A module in Terraform's JSON syntax. */
function configuration(fleet: Fleet) {
  const { baseUrl, clientId, clientSecret, organizationId, serviceAccountIds } = fleet;
  const account = expression("local.accounts[count.index % length(local.accounts)]");
  const name = `"credential-${expression("count.index")}"`;
  const data = expression(`jsonencode({name = ${name}, description = var.description})`);
  return {
    terraform: { required_providers: { restapi: { source: "Mastercard/restapi" } } },
    variable: { description: { type: "string" } },
    locals: { accounts: serviceAccountIds },
    provider: {
      restapi: {
        uri: baseUrl,
        write_returns_object: true,
        update_method: "PATCH",
        oauth_client_credentials: {
          oauth_client_id: clientId,
          oauth_client_secret: clientSecret,
          oauth_token_endpoint: `${baseUrl}/service-account-token`,
        },
      },
    },
    resource: {
      restapi_object: {
        credential: {
          count: fleet.credentials,
          path: `/organizations/${organizationId}/service-accounts/${account}/credentials`,
          data,
        },
      },
    },
  };
}

/** For OpenTofu to evaluate. */
function expression(text: string): string {
  return `$\{${text}}`;
}
