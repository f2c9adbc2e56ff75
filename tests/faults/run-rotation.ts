import type { RequestRecord, Simulator } from "../../simulator";
import { logIn } from "../provider/provided";
import type { Held } from "../provider/provider-process";
import type { Previous } from "../provider/rotating";
import { arrange, struckOf } from "./arrange";
import type { Lane } from "./lane";
import { remove } from "./operations";
import { Stack } from "./stack";
import type { UpdateCell } from "./updates-meet-every-fault";

/** What was seen of a rotation that met its fault. */
export interface SeenRotation {
  /** Credentials that are live after the following `up`s, and not the current one. */
  left: number;
  /** Whether who has the current secret can't work, in words. */
  cutOff: string | undefined;
  /** A request has met the fault. */
  isStruck: boolean;
  /** In words. */
  wrong: string[];
}

/** Rotates with a fault, and then runs `up` without. */
export async function runRotation(
  { step, fault, strikes }: UpdateCell,
  { simulator, struck, logIn: renewToken }: Lane,
  elsewhere: string,
): Promise<SeenRotation> {
  const { organizationId } = simulator.addOrganization();
  const { serviceAccountId } = simulator.addServiceAccount(organizationId);
  const declared = (key: string) => ({
    logicalName: "ci",
    organizationId,
    serviceAccountId,
    rotateWhenChanged: { key },
    // What is superseded is deleted by the next up.
    retirePreviousAfterDays: 0,
    keepIfUsedWithinHours: 0,
  });
  const stack = new Stack();
  const ofOrganization = (requests: readonly RequestRecord[]) =>
    requests.filter(({ path }) => path.split("/").includes(organizationId));
  const live = () => simulator.credentials(serviceAccountId);
  const wrong: (string | undefined)[] = [];
  const up = (key: string) => stack.up(struck, declared(key));

  await renewToken();
  wrong.push(await up("first"), await up("second"));
  const [due] = previousOf(stack);
  const arranged = { operation: step.struck, fault, strikes, organizationId };
  arrange({ ...arranged, credentialId: due?.credentialId }, simulator, elsewhere);
  const before = simulator.requests.length;
  const failure = await up("third");
  const requests = simulator.requests.slice(before);
  const isStruck = struckOf({ operation: step.struck, fault }, ofOrganization(requests)) > 0;
  simulator.clearFaults(organizationId);
  await renewToken();
  if (failure !== undefined && step.struck === remove) wrong.push(`It failed: ${failure}`);
  const cutOffThen = await whyCutOff(stack, simulator);

  wrong.push(await up("third"), await up("third"));
  const cutOff = cutOffThen ?? (await whyCutOff(stack, simulator));
  const sent = simulator.requests.length;
  wrong.push(await up("third"));
  if (ofOrganization(simulator.requests.slice(sent)).length > 0) {
    wrong.push("`up` never comes to rest.");
  }
  if (previousOf(stack).length > 0) wrong.push("What is due stays in the state.");
  const left = live().filter(({ id }) => id !== stack.held?.outputs.credentialId).length;
  return { left, cutOff, isStruck, wrong: wrong.filter((one) => one !== undefined) };
}

async function whyCutOff({ held }: Stack, simulator: Simulator): Promise<string | undefined> {
  return logIn(simulator, held?.outputs).then(
    () => undefined,
    (error: Error) => `The current credential doesn't log in: ${error.message}`,
  );
}

function previousOf({ held }: { held: Held | undefined }): Previous[] {
  return (held?.outputs.previous ?? []) as unknown as Previous[];
}
