import type { PulumiProject } from "../../tools/project/pulumi-project";
import { contentsOfSet, type HeldSet } from "./set-contents";
import type { StateResource } from "./stack-state";

/** What a stack's state holds, secrets in plain text. */
export interface Contents {
  credentials: HeldCredential[];
  /** URNs of what was under way when a command was killed, and what a set has still to find out or to delete. */
  pending: string[];
}

export interface HeldCredential {
  /** The resource's; of a set's by key. */
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
  resources?: (Pick<StateResource, "urn" | "type"> & { outputs: HeldOutputs })[];
  pending_operations?: { resource: { urn: string } }[];
}

type HeldOutputs = Omit<HeldCredential, "logicalName"> | HeldSet;

const ofCredential = /keycard:(index:)?\w*ServiceAccountCredential$/;

/** As `pulumi stack export` tells it. Not kept as evidence: it is full of secrets, as it was told to be. */
export async function contentsOf(project: PulumiProject, stack = "dev"): Promise<Contents> {
  const text = await project.quietly("stack", "export", "--stack", stack, "--show-secrets");
  const deployment: Deployment = JSON.parse(text, inPlainText).deployment;
  const { resources = [], pending_operations = [] } = deployment;
  const held = resources.map(({ urn, type, outputs }) => {
    const logicalName = urn.split("::").at(-1) ?? "";
    if (isSet(type, outputs)) return contentsOfSet(logicalName, outputs);
    return { credentials: isOne(type, outputs) ? [{ ...outputs, logicalName }] : [], pending: [] };
  });
  return {
    credentials: held.flatMap(({ credentials }) => credentials),
    pending: [
      ...pending_operations.map(({ resource }) => resource.urn),
      ...held.flatMap(({ pending }) => pending),
    ],
  };
}

function isOne(type: string, _outputs: HeldOutputs): _outputs is Exclude<HeldOutputs, HeldSet> {
  return ofCredential.test(type);
}

function isSet(type: string, _outputs: HeldOutputs): _outputs is HeldSet {
  return type.endsWith(":ServiceAccountCredentialSet");
}

/** An export tells a secret as JSON in JSON. */
function inPlainText(_key: string, value: unknown): unknown {
  const isSecret = typeof value === "object" && value !== null && "plaintext" in value;
  return isSecret ? JSON.parse(String(value.plaintext)) : value;
}
