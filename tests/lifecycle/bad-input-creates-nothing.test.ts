import type { Simulator } from "../../simulator";
import type { PulumiProject } from "../../tools/project/pulumi-project";
import { liveIn } from "../support/live-credentials";
import { newProject, settingsFor } from "../support/sandbox";
import { simulated } from "../support/simulated";
import { credentialsIn } from "../support/stack-state";
import { oneCredential } from "./programs";

interface Case {
  name: string;
  says: RegExp;
  args?: string;
  env?: NodeJS.ProcessEnv;
  prepare?: (project: PulumiProject, simulator: Simulator) => Promise<unknown>;
}

const canary = "canary-client-secret-0123456789abcdef";
const plain = (key: string, value: string) => (project: PulumiProject) =>
  project.must("config", "set", key, value);

const cases: Case[] = [
  {
    name: "no client id and secret anywhere",
    env: { KEYCARD_CLIENT_ID: "", KEYCARD_CLIENT_SECRET: "" },
    says: /client id and client secret are not configured\. Set both with `pulumi config set keycard:clientId/,
  },
  {
    name: "a client secret in plain config",
    prepare: plain("keycard:clientSecret", "plain-but-not-a-canary"),
    says: /keycard:clientSecret is set in plain text\. Encrypt it: pulumi config set --secret/,
  },
  {
    name: "no organization",
    env: { KEYCARD_ORGANIZATION_ID: "" },
    says: /"organizationId" is given neither by the program nor by the provider's configuration/,
  },
  {
    name: "an http base URL that isn't loopback",
    env: { KEYCARD_BASE_URL: "http://api.keycard.ai" },
    says: /KEYCARD_BASE_URL: baseUrl can't be used: http:\/\/api\.keycard\.ai would carry secrets unencrypted/,
  },
  {
    name: "an unknown property",
    args: 'nmae: "ci"',
    says: /"nmae" is not a property of ServiceAccountCredential/,
  },
  {
    name: "a secret for what is computed",
    args: `clientSecret: "${canary}"`,
    says: /"clientSecret" is computed and can't be given/,
  },
  {
    name: "a secret key to encrypt to",
    args: `encryptTo: { kty: "oct", k: "${canary}" }`,
    says: /"encryptTo" is a private or secret key/,
  },
  {
    name: "a service account that doesn't exist",
    args: 'serviceAccountId: "nobody"',
    says: /Can't create a credential of service account "nobody" .* answered 404/,
  },
  {
    name: "a wrong client secret",
    env: { KEYCARD_CLIENT_SECRET: canary },
    says: /answered 401 .*They come from the environment \(KEYCARD_CLIENT_ID, KEYCARD_CLIENT_SECRET\)/,
  },
  {
    name: "an API that can't be reached",
    env: { KEYCARD_BASE_URL: "http://127.0.0.1:4" },
    says: /127\.0\.0\.1:4 could not be reached or broke off \(ECONNREFUSED\)/,
  },
];

test.each(cases)(
  "$name: one clear message, and no credential",
  async ({ args, env = {}, prepare, says }) => {
    await simulated(async (simulator) => {
      const project = await newProject(oneCredential(simulator, args), settingsFor(simulator));
      await prepare?.(project, simulator);

      const { exitCode, output } = await project.pulumi(["up", "--yes", "--skip-preview"], env);
      expect(output).toMatch(says);
      expect(output).not.toContain(canary);
      expect(exitCode).not.toBe(0);
      expect(liveIn(simulator)).toEqual([]);
      expect(await credentialsIn(project)).toEqual([]);
    })();
  },
  60_000,
);
