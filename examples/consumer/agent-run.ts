import * as pulumi from "@pulumi/pulumi";

export interface AgentRunArgs {
  /** The Pulumi id of the credential: `<organization>/<service account>/<credential>`. */
  credential: pulumi.Input<string>;
  clientId: pulumi.Input<string>;
  clientSecret: pulumi.Input<string>;
  baseUrl?: pulumi.Input<string | undefined>;
}

/** Runs agent.mjs once, and again whenever its credential changes: a stand-in for a deployment. */
export class AgentRun extends pulumi.dynamic.Resource {
  declare readonly report: pulumi.Output<string>;

  constructor(name: string, args: AgentRunArgs, opts?: pulumi.CustomResourceOptions) {
    super(agentProvider, name, { report: undefined, ...args }, opts);
  }
}

const agentProvider: pulumi.dynamic.ResourceProvider = {
  async create(inputs) {
    return { id: "agent", outs: { ...inputs, report: await runAgent(inputs) } };
  },
  async update(_id, _olds, inputs) {
    return { outs: { ...inputs, report: await runAgent(inputs) } };
  },
};

/** The secret reaches the agent through its environment: an argument would show in the process list. */
async function runAgent(inputs: Record<string, string>): Promise<string> {
  const { execFile } = await import("node:child_process");
  const { promisify } = await import("node:util");
  const { stdout } = await promisify(execFile)(process.execPath, ["agent.mjs"], {
    env: {
      ...process.env,
      CREDENTIAL: inputs.credential,
      KEYCARD_CLIENT_ID: inputs.clientId,
      KEYCARD_CLIENT_SECRET: inputs.clientSecret,
      KEYCARD_BASE_URL: inputs.baseUrl,
    },
  });
  return stdout.trim();
}
