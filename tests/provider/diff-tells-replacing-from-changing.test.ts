import { differences } from "./differences";
import { eachDoor } from "./door";
import { providedToAll, providerErrorOf } from "./provided";
import type { Difference } from "./provider-process";
import type { Values } from "./wire";

eachDoor((door) => {
  const given = providedToAll(door);
  const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

  const none: Difference = { changes: "none", replaces: [] };
  const changes = differences.propertiesChange[door];
  const inPlace: Difference = { changes, replaces: [] };
  const replacing = (...replaces: string[]): Difference => ({ changes, replaces });

  const inputs: Values = {
    serviceAccountId: "agents",
    organizationId: "acme",
    name: "ci",
    description: "of the pipeline",
    rotateWhenChanged: { quarter: "2026-Q3", owner: "ops" },
  };
  const computed: Values = {
    credentialId: "7",
    clientId: "client-of-ci",
    clientSecret: "what the state keeps",
    createdAt: "2026-07-01T00:00:00Z",
  };

  // Diff runs for one resource at a time, in previews too.
  afterEach(() => expect(given().simulator.requests).toEqual([]));

  /** What diff says of a program that changes `change`, undefined being left out. */
  function diff(change: Record<string, Values[string] | undefined>, state: Values = {}) {
    const changed = Object.entries({ ...inputs, ...change });
    const news = Object.fromEntries(changed.filter(([, value]) => value !== undefined)) as Values;
    const outputs = { ...inputs, ...computed, ...state };
    return given().provider.diff({ id: "acme/agents/7", inputs, outputs }, news);
  }

  test.each<[string, Parameters<typeof diff>, Difference]>([
    ["the same inputs", [{}], none],
    ["a map in another order", [{ rotateWhenChanged: { owner: "ops", quarter: "2026-Q3" } }], none],
    ["computed outputs", [{}, { clientId: "other", clientSecret: "other", createdAt: "" }], none],
    ["an empty description for none", [{ description: "" }, { description: null }], none],
    ["no description for an empty one", [{ description: undefined }, { description: "" }], none],
    ["an empty rotation for none", [{ rotateWhenChanged: {} }, { rotateWhenChanged: null }], none],
    ["the same name, generated", [{ name: undefined, autoName: "ci" }, { autoName: "ci" }], none],
  ])("%s: no change", async (_, [change, state], difference) => {
    expect(await diff(change, state)).toEqual(difference);
  });

  test.each<[string, Parameters<typeof diff>]>([
    ["a new name", [{ name: "deploy" }]],
    ["a new description", [{ description: "of the release" }]],
    ["a description removed", [{ description: undefined }]],
    ["a name changed behind the program's back", [{}, { name: "renamed" }]],
    ["a name no longer chosen", [{ name: undefined, autoName: "ci" }]],
    ["verify set", [{ verify: true }]],
    ["verify removed", [{}, { verify: true }]],
    ["allowSelfRevocation set", [{ allowSelfRevocation: true }]],
    ["an unknown name", [{ name: unknown }]],
    ["an unknown description", [{ description: unknown }]],
  ])("%s: a change in place", async (_, [change, state]) => {
    expect(await diff(change, state)).toEqual(inPlace);
  });

  test.each<[string, Parameters<typeof diff>[0], string[]]>([
    ["another organization", { organizationId: "other" }, ["organizationId"]],
    ["another service account", { serviceAccountId: "other" }, ["serviceAccountId"]],
    [
      "another rotation value",
      { rotateWhenChanged: { quarter: "2026-Q4" } },
      ["rotateWhenChanged"],
    ],
    ["the rotation removed", { rotateWhenChanged: undefined }, ["rotateWhenChanged"]],
    [
      "two of them, and a name",
      { name: "deploy", serviceAccountId: "b", organizationId: "a" },
      ["serviceAccountId", "organizationId"],
    ],
    ["an unknown service account", { serviceAccountId: unknown }, ["serviceAccountId"]],
    ["an unknown rotation", { rotateWhenChanged: unknown }, ["rotateWhenChanged"]],
    ["an unknown in it", { rotateWhenChanged: { quarter: unknown } }, ["rotateWhenChanged"]],
  ])("%s: a replacement that names why", async (_, change, replaces) => {
    expect(await diff(change)).toEqual(replacing(...replaces));
  });

  describe("replacing the credential that the provider is logged in with", () => {
    const rotation = { rotateWhenChanged: { quarter: "2026-Q4" } };
    const own = () => ({ clientId: given().simulator.clientId });

    test("is refused, with the way to do it", async () => {
      const { message } = await providerErrorOf(diff(rotation, own()));
      expect(message).toMatch(/^Won't replace the credential that this provider is logged in with/);
      expect(message).toContain(given().simulator.clientId);
      expect(message).toMatch(
        /`allowSelfRevocation: true`, run `pulumi up` with that change alone/,
      );
    });

    test("is refused where the flag that allows it comes in the same step", async () => {
      const { message } = await providerErrorOf(
        diff({ ...rotation, allowSelfRevocation: true }, own()),
      );
      expect(message).toMatch(/^Won't replace/);
    });

    test("is allowed where the state allows it", async () => {
      expect(await diff(rotation, { ...own(), allowSelfRevocation: true })).toMatchObject({
        replaces: ["rotateWhenChanged"],
      });
    });

    test("is not refused while it is only possible", async () => {
      expect(await diff({ rotateWhenChanged: unknown }, own())).toEqual(
        replacing("rotateWhenChanged"),
      );
    });

    test("is no question where it is changed in place", async () => {
      expect(await diff({ name: "deploy" }, own())).toEqual(inPlace);
    });
  });
});
