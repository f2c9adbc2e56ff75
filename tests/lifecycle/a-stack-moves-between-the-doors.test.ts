import type { Simulator } from "../../simulator";
import { liveIn } from "../support/live-credentials";
import { newProject, settingsFor } from "../support/sandbox";
import { simulated } from "../support/simulated";
import { resourcesIn, secretOf } from "../support/stack-state";
import { pluginProgram, program } from "./programs";

const up = ["up", "--yes", "--skip-preview"];
const changes = /^(create|update|delete)/;
const classes = [
  "ServiceAccount",
  "ServiceAccountCredential",
  "RotatingServiceAccountCredential",
  "ServiceAccountCredentialSet",
];

const declared = (aliases: (className: string) => string) => `
  const robot = new ServiceAccount("robot", {}, ${aliases("ServiceAccount")});
  const ci = new ServiceAccountCredential("ci", { serviceAccountId: robot.id },
    ${aliases("ServiceAccountCredential")});
  const night = new RotatingServiceAccountCredential("night", { serviceAccountId: robot.id, rotateEveryDays: 30 },
    ${aliases("RotatingServiceAccountCredential")});
  const fleet = new ServiceAccountCredentialSet("fleet",
    { serviceAccountId: robot.id, credentials: { one: {}, two: { description: "the second" } } },
    ${aliases("ServiceAccountCredentialSet")});
  module.exports = { ci: ci.clientSecret, night: night.clientSecret, fleet: fleet.clientSecrets };`;

const changesAt = ({ requests }: Simulator) =>
  requests.map(({ operation }) => operation).filter((operation) => changes.test(operation));

test(
  "to the plugin by the import alone, and back by an alias, without a request that changes anything",
  simulated(async (simulator) => {
    const project = await newProject(program(declared(() => "{}")), settingsFor(simulator));
    const resources = async () =>
      (await Promise.all(classes.map((each) => resourcesIn(project, each)))).flat();
    const ids = async () => (await resources()).map(({ id }) => id);
    await project.must(...up);
    const kept = async () => ({
      ids: await ids(),
      ci: await secretOf(project, "ci"),
      night: await secretOf(project, "night"),
      fleet: await secretOf(project, "fleet"),
    });
    const before = await kept();
    simulator.clearRequests();

    await project.write(pluginProgram(declared(() => "{}")));
    expect(await project.must("preview", "--diff")).not.toMatch(/replace|delete/);
    expect(await project.must(...up)).toMatch(/Resources:\n\s*5 unchanged/);
    expect((await resources()).map(({ type }) => type)).toEqual(
      classes.map((each) => `keycard:index:${each}`),
    );
    expect(await kept()).toEqual(before);
    await project.must("refresh", "--yes", "--skip-preview", "--expect-no-changes");

    const toAlias = (each: string) => `{ aliases: [{ type: "keycard:index:${each}" }] }`;
    await project.write(program(declared(toAlias)));
    expect(await project.must(...up)).toMatch(/~ 4 updated/);
    expect(await kept()).toEqual(before);
    expect(changesAt(simulator)).toEqual([]);
    await project.must("preview", "--expect-no-changes");
    await project.must("refresh", "--yes", "--skip-preview", "--expect-no-changes");
    await project.must("destroy", "--yes", "--skip-preview");
    expect(liveIn(simulator)).toEqual([]);
  }),
  180_000,
);
