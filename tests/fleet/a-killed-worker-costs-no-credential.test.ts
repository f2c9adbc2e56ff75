import { concurrently } from "../../provider/engine/concurrently";
import type { LiveCredential, Simulator } from "../../simulator";
import { CommandLine } from "../cli/command-line";
import { kill, processTree } from "../support/process-tree";
import { clientOf, simulated } from "../support/simulated";
import { contentsOf, type HeldCredential } from "../support/stack-contents";
import { addToSummary } from "../support/summary";
import { until } from "../support/until";
import { Fleet, type FleetSize } from "./fleet";
import { Neighbour } from "./neighbour";
import { type SharedBackend, sharedBackend } from "./shared-backend";

const isWhole = process.env.FLEET === "whole";
const size: FleetSize = isWhole
  ? { stacks: 40, credentials: 25, workers: 8, parallel: 16 }
  : { stacks: 3, credentials: 5, workers: 2, parallel: 4 };
/** What the API lets through: less than the fleet asks for. */
const requestsASecond = isWhole ? 50 : 5;

let backend: SharedBackend;
beforeAll(async () => {
  backend = await sharedBackend();
}, 300_000);
afterAll(() => backend?.end());

/** Kills the worker in whose stack a create has been done that nobody has been told of. @returns the stack's name */
async function killWorkerInMidCreate(fleet: Fleet, simulator: Simulator): Promise<string> {
  const made = Math.floor((size.stacks * size.credentials) / 4);
  const operation = "createCredential";
  simulator.fault({ kind: "delay", delayMs: 3_600_000, effect: "after", operation, skip: made });
  const isStuck = ({ status, at }: Simulator["requests"][number]) =>
    status === null && Date.now() - Date.parse(at) > 2_000;
  await until(() => simulator.requests.some((one) => one.operation === operation && isStuck(one)));
  const stuck = simulator.requests.find((one) => one.operation === operation && isStuck(one));
  const accountId = stuck?.path.split("/").at(-2) ?? "";
  const { serviceAccounts } = clientOf(simulator).organizations;
  const owner = { organization_id: simulator.organizationId };
  const { name } = await serviceAccounts.retrieve(accountId, owner);
  const [victim = ""] = fleet.teams.filter((team) => name.startsWith(`${team}-`));
  kill(processTree(Number(fleet.workersOf(victim)[0]?.pid)));
  return victim;
}

function liveIn(simulator: Simulator): LiveCredential[] {
  return simulator
    .credentials()
    .filter(({ organization_id }) => organization_id === simulator.organizationId);
}

async function logsIn(
  simulator: Simulator,
  { clientId, clientSecret }: HeldCredential,
): Promise<boolean> {
  return clientOf(simulator, { clientId, clientSecret })
    .login()
    .then(
      () => true,
      () => false,
    );
}

/** What the states hold, with the stack of each. */
async function storedIn({ project, teams }: Fleet) {
  const contents = await concurrently(teams, async (stack) => {
    const { credentials } = await contentsOf(project, stack);
    return credentials.map((one) => ({ ...one, stack }));
  });
  return contents.flat();
}

test(
  `${size.stacks} stacks come up and go although a worker is killed and the API refuses more than ${requestsASecond} requests a second`,
  simulated(
    async (simulator) => {
      const fleet = await Fleet.of(size, simulator, backend);
      const neighbour = new Neighbour(simulator, requestsASecond);
      const startedAt = performance.now();
      const up = fleet.run("up");
      const victim = await killWorkerInMidCreate(fleet, simulator);
      const { exitCode, output } = await up;
      const seconds = Math.round((performance.now() - startedAt) / 1000);
      await neighbour.end();
      const requests = simulator.requests.filter(Neighbour.isAnother);
      const refused = requests.filter(({ status }) => status === 429).length;
      expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
      expect(refused).toBeGreaterThan(0);
      const [killed, rescuer] = fleet.workersOf(victim);
      expect(rescuer).toBeDefined();
      expect(rescuer?.number).not.toBe(killed?.number);

      // Every stack holds what was declared, once.
      const stored = await storedIn(fleet);
      const declared = fleet.teams.flatMap((stack) =>
        fleet.agents.map((logicalName) => ({ stack, logicalName })),
      );
      const held = stored.map(({ stack, logicalName }) => ({ stack, logicalName }));
      expect(held).toHaveLength(declared.length);
      expect(held).toEqual(expect.arrayContaining(declared));

      // What the server has beyond that is what the kill left, and orphans finds exactly that.
      const known = new Set(stored.map(({ credentialId }) => credentialId));
      const dangling = liveIn(simulator).filter(({ id }) => !known.has(id));
      expect(dangling.length).toBeGreaterThanOrEqual(1);
      expect(dangling.length).toBeLessThanOrEqual(size.parallel);
      const stacks = fleet.teams.flatMap((team) => ["--stack", team]);
      const commands = CommandLine.in(fleet.project);
      const listed = await commands.run(["orphans", ...stacks, "--json"]);
      const found: { credentialId: string }[] = JSON.parse(listed.stdout);
      expect(new Set(found.map(({ credentialId }) => credentialId))).toEqual(
        new Set(dangling.map(({ id }) => id)),
      );
      const remove = ["orphans", ...stacks, "--delete", "--yes", "--include-used"];
      expect(await commands.run(remove)).toMatchObject({ exitCode: 0 });

      // Server and states agree, credential by credential.
      const pairs = (all: { id: string; client_id: string }[]) =>
        all.map(({ id, client_id }) => `${id} ${client_id}`).sort();
      expect(
        pairs(stored.map(({ credentialId: id, clientId: client_id }) => ({ id, client_id }))),
      ).toEqual(pairs(liveIn(simulator)));
      const accepted = await concurrently(stored, (one) => logsIn(simulator, one));
      expect(accepted.filter((one) => !one)).toEqual([]);

      expect(await fleet.run("destroy")).toMatchObject({ exitCode: 0 });
      expect(liveIn(simulator)).toEqual([]);

      addToSummary(`fleet on ${backend.name}`, {
        stacks: size.stacks,
        workers: size.workers,
        "of them killed": 1,
        "credentials compared": stored.length,
        "seconds for the up": seconds,
        requests: requests.length,
        "of them answered 429": refused,
        "orphans removed": dangling.length,
        violations: 0,
      });
    },
    { rateLimit: requestsASecond },
  ),
  isWhole ? 3_600_000 : 600_000,
);
