import { runNode } from "./installed-package";

export const entries = ["pulumi-keycard", "pulumi-keycard/plugin"] as const;

/** What a resource of each class can be declared with. */
export const argsByType: Record<string, object> = {
  ServiceAccount: { organizationId: "acme" },
  ServiceAccountCredential: { serviceAccountId: "robot" },
  RotatingServiceAccountCredential: { serviceAccountId: "robot", rotateEveryDays: 30 },
  ServiceAccountCredentialSet: { serviceAccountId: "robot", credentials: { ci: {} } },
};

interface Mocked {
  /** Stack config, by its full keys. */
  config?: Record<string, string>;
  env?: Record<string, string>;
}

/**
 * Runs a program's body in a process of its own on Pulumi's mocks, which refuse a resource that is called "refused". It
 * finds the entry as `keycard`, Pulumi's SDK as `pulumi`, and what is above as `argsByType`.
 *
 * @returns what the body returns
 */
export async function runOnMocks(
  entry: string,
  body: string,
  { config = {}, env = {} }: Mocked = {},
) {
  const script = `
    Object.assign(process.env, ${JSON.stringify(env)});
    const pulumi = require("@pulumi/pulumi");
    const keycard = require("${entry}");
    const argsByType = ${JSON.stringify(argsByType)};
    const newResource = ({ name, id, inputs }) => {
      if (name === "refused") throw new Error("The engine refuses it.");
      return { id: id || name, state: inputs };
    };
    const call = ({ token, inputs }) => ({ token, inputs });
    (async () => {
      await pulumi.runtime.setMocks({ newResource, call }, "project", "dev");
      pulumi.runtime.setAllConfig(${JSON.stringify(config)}, []);
      console.log(JSON.stringify(await (async () => { ${body} })()));
    })();`;
  return JSON.parse(await runNode(["--eval", script]));
}
