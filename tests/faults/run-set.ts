import { isDeepStrictEqual } from "node:util";
import type { RequestRecord } from "../../simulator";
import { logIn } from "../provider/provided";
import type { Values } from "../provider/wire";
import { arrange, isDeleted, struckOf } from "./arrange";
import type { Lane } from "./lane";
import { Stack } from "./stack";
import type { UpdateCell } from "./updates-meet-every-fault";

/** What was seen of an update of a set that met its fault. */
export interface SeenSet {
  /** What server, state and program don't agree on after the following `up`, in words. */
  disagreement: string | undefined;
  /** Whether the key that the program leaves alone is another credential by now, or doesn't log in. */
  isTouched: boolean;
  /** A request has met the fault. */
  isStruck: boolean;
  /** In words. */
  wrong: string[];
}

const before = { stays: {}, changes: {}, goes: {}, rotates: {} };
const after = {
  stays: {},
  changes: { description: "as declared" },
  rotates: { rotateWhenChanged: { key: "second" } },
  comes: {},
};

/** Adds, changes, replaces and removes in one update with a fault, and then runs `up` without. */
export async function runSet(
  { step, fault, strikes }: UpdateCell,
  { simulator, struck, logIn: renewToken }: Lane,
  elsewhere: string,
): Promise<SeenSet> {
  const { organizationId } = simulator.addOrganization();
  const { serviceAccountId } = simulator.addServiceAccount(organizationId);
  const stack = new Stack();
  const owner = { logicalName: "fleet", organizationId, serviceAccountId };
  const up = (credentials: Values) => stack.up(struck, { ...owner, credentials });
  const byKey = (output: string) => (stack.held?.outputs[output] ?? {}) as Record<string, string>;
  const wrong: (string | undefined)[] = [];

  await renewToken();
  wrong.push(await up(before));
  const { stays, changes, goes } = byKey("credentialIds");
  const credentialId = step.struck.name === "update" ? changes : goes;
  const arranged = { operation: step.struck, fault, strikes, organizationId, credentialId };
  arrange(arranged, simulator, elsewhere);
  const sentBefore = simulator.requests.length;
  await up(after);
  const isStruck = struckOf(arranged, ofOrganization(simulator.requests.slice(sentBefore))) > 0;
  simulator.clearFaults(organizationId);
  await renewToken();

  // What was deleted outside Pulumi only a refresh notices.
  if (isDeleted(step.struck, fault)) wrong.push(await stack.refresh(struck));
  wrong.push(await up(after));
  const sent = simulator.requests.length;
  wrong.push(await up(after));
  if (ofOrganization(simulator.requests.slice(sent)).length > 0) {
    wrong.push("`up` never comes to rest.");
  }
  const clientSecrets = byKey("clientSecrets");
  const loggedIn = Object.entries(byKey("clientIds")).map(([key, clientId]) =>
    logIn(simulator, { clientId, clientSecret: clientSecrets[key] ?? "" }),
  );
  await Promise.all(loggedIn).catch((error: Error) => wrong.push(error.message));
  return {
    disagreement: disagreement(stack, simulator.credentials(serviceAccountId)),
    isTouched: byKey("credentialIds").stays !== stays,
    isStruck,
    wrong: wrong.filter((one) => one !== undefined),
  };

  function ofOrganization(requests: readonly RequestRecord[]) {
    return requests.filter(({ path }) => path.split("/").includes(organizationId));
  }
}

function disagreement(
  { held }: Stack,
  live: readonly { id: string; name: string; description?: string | undefined }[],
): string | undefined {
  const outputs = held?.outputs ?? {};
  const ids = (outputs.credentialIds ?? {}) as Record<string, string>;
  const expected = Object.keys(after).map((key) => ({
    id: ids[key],
    name: `${key}-${outputs.autoName}`,
    description: key === "changes" ? "as declared" : undefined,
  }));
  const seen = live.map(({ id, name, description }) => ({ id, name, description }));
  const sorted = (all: readonly { name: string }[]) =>
    all.toSorted((one, other) => one.name.localeCompare(other.name));
  const isPending = "pendingDeletes" in outputs || "pendingCreates" in outputs;
  if (isDeepStrictEqual(sorted(seen), sorted(expected)) && !isPending) return undefined;
  return `${JSON.stringify(seen)} is live, and ${JSON.stringify(outputs)} in the state.`;
}
