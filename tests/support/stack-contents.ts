import type { PulumiProject } from "../../tools/project/pulumi-project";
import type { StateResource } from "./stack-state";

/** What a stack's state holds, secrets in plain text. */
export interface Contents {
  credentials: HeldCredential[];
  /** URNs of what was under way when a command was killed. */
  pending: string[];
}

export interface HeldCredential {
  /** The resource's. */
  logicalName: string;
  name: string;
  description?: string;
  rotateWhenChanged?: Record<string, string>;
  credentialId: string;
  clientId: string;
  clientSecret: string;
  /** A rotating one's that are superseded and still valid. */
  previous?: { credentialId: string; clientId: string }[];
}

interface Deployment {
  resources?: (StateResource & { outputs: Omit<HeldCredential, "logicalName"> })[];
  pending_operations?: { resource: { urn: string } }[];
}

const ofCredential = /keycard:(index:)?\w*ServiceAccountCredential$/;

/** As `pulumi stack export` tells it. Not kept as evidence: it is full of secrets, as it was told to be. */
export async function contentsOf(project: PulumiProject, stack = "dev"): Promise<Contents> {
  const text = await project.quietly("stack", "export", "--stack", stack, "--show-secrets");
  const deployment: Deployment = JSON.parse(text, inPlainText).deployment;
  const { resources = [], pending_operations = [] } = deployment;
  return {
    credentials: resources
      .filter(({ type }) => ofCredential.test(type))
      .map(({ urn, outputs }) => ({ ...outputs, logicalName: urn.split("::").at(-1) ?? "" })),
    pending: pending_operations.map(({ resource }) => resource.urn),
  };
}

/** An export tells a secret as JSON in JSON. */
function inPlainText(_key: string, value: unknown): unknown {
  const isSecret = typeof value === "object" && value !== null && "plaintext" in value;
  return isSecret ? JSON.parse(String(value.plaintext)) : value;
}
