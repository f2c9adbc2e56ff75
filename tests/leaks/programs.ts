import type { Simulator } from "../../simulator";
import type { PulumiProject } from "../../tools/project/pulumi-project";
import type { Files } from "../support/sandbox";

/** A credential and a set by each door, of which `GENERATION` replaces all credentials but one. */
export function bothDoors(simulator: Simulator): Files {
  return {
    "index.js": `
const doors = { dynamic: require("pulumi-keycard"), plugin: require("pulumi-keycard/plugin") };
const serviceAccountId = "${simulator.serviceAccountId}";
const rotateWhenChanged = { generation: process.env.GENERATION ?? "first" };
for (const [door, keycard] of Object.entries(doors)) {
  const args = { serviceAccountId, rotateWhenChanged, verify: true };
  const credential = new keycard.ServiceAccountCredential(door, args);
  const credentials = { rotated: { rotateWhenChanged }, kept: {} };
  const set = new keycard.ServiceAccountCredentialSet(door, { serviceAccountId, credentials });
  exports[door] = credential.clientSecret;
  exports[door + "-set"] = set.clientSecrets;
}`,
  };
}

/** The login is in the stack's config, its secret encrypted, as most users have it. */
export async function configureLogin(project: PulumiProject, simulator: Simulator): Promise<void> {
  const { baseUrl, clientId, clientSecret, organizationId } = simulator;
  const plain = Object.entries({ baseUrl, clientId, organizationId }).flatMap(([key, value]) => [
    "--plaintext",
    `keycard:${key}=${value}`,
  ]);
  await project.must(
    "config",
    "set-all",
    ...plain,
    "--secret",
    `keycard:clientSecret=${clientSecret}`,
  );
}

/** What the minimal program is given in its config, and what it makes of that: nothing knows it beforehand. */
export const minimalKey = "minimal-key-that-is-a-secret-0123456789";
export const minimalSecret = [...minimalKey].reverse().join("");

/** The same without this package: a secret in the config, and resources with an output that is a secret. */
export const withoutPackage: Files = {
  "index.js": `
const pulumi = require("@pulumi/pulumi");
const made = ({ key, generation }) => ({ generation, made: [...key].reverse().join("") });
const updating = {
  create: async (inputs) => ({ id: "1", outs: made(inputs) }),
  update: async (id, olds, inputs) => ({ outs: made(inputs) }),
};
const replacing = {
  ...updating,
  diff: async (id, olds, inputs) => ({
    replaces: olds.generation === inputs.generation ? [] : ["generation"],
  }),
};
class Made extends pulumi.dynamic.Resource {
  constructor(provider, name, args) {
    super(provider, name, { made: undefined, ...args }, { additionalSecretOutputs: ["made"] });
  }
}
const key = new pulumi.Config("minimal").requireSecret("key");
const args = { key, generation: process.env.GENERATION ?? "first" };
exports.made = new Made(replacing, "made", args).made;
exports.updated = new Made(updating, "updated", args).made;`,
};

export async function configureMinimal(project: PulumiProject): Promise<void> {
  await project.must("config", "set", "--secret", "minimal:key", minimalKey);
}
