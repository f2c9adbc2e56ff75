import { eachDoor } from "./door";
import { configFor, providedToAll, withProvider } from "./provided";
import type { Values } from "./wire";

eachDoor((door) => {
  const given = providedToAll(door);
  const logicalName = "ci";

  // Check runs for one resource at a time (pulumi/pulumi#3302), so it must not wait for a network.
  afterEach(() => expect(given().simulator.requests).toEqual([]));

  /** The inputs as check stores them, where nothing is wrong with them. */
  async function stored(news: Values, olds?: Values): Promise<Values> {
    const { provider, simulator } = given();
    const { serviceAccountId } = simulator;
    const { inputs, failures } = await provider.check({ serviceAccountId, ...news }, olds);
    expect(failures).toEqual([]);
    return inputs;
  }

  test("nothing is stored but what was given, the organization and a name", async () => {
    const { organizationId, serviceAccountId } = given().simulator;
    const rotateWhenChanged = { quarter: "2026-Q4" };

    expect(
      await stored({ logicalName, description: "of the pipeline", rotateWhenChanged }),
    ).toEqual({
      serviceAccountId,
      organizationId,
      description: "of the pipeline",
      rotateWhenChanged,
      autoName: expect.stringMatching(/^ci-[0-9a-f]{7}$/),
    });
  });

  test.each<[string, Values]>([
    ["an empty description", { description: "" }],
    ["an empty rotation", { rotateWhenChanged: {} }],
    ["null", { description: null, name: null, organizationId: null, rotateWhenChanged: null }],
  ])("%s is stored as nothing", async (_, nothing) => {
    expect(Object.keys(await stored({ logicalName, ...nothing })).toSorted()).toEqual([
      "autoName",
      "organizationId",
      "serviceAccountId",
    ]);
  });

  describe("a service account given by its Pulumi id", () => {
    test.each([
      ["acme/agents", "acme", "agents"],
      ["ac%2Fme/agents%2F100%25", "ac/me", "agents/100%"],
    ])("%s is stored as its parts", async (serviceAccountId, organization, account) => {
      expect(await stored({ serviceAccountId, name: "ci" })).toEqual({
        organizationId: organization,
        serviceAccountId: account,
        name: "ci",
      });
    });

    test("wins over the organization that is configured, and over the former one", async () => {
      const olds = { organizationId: "former", autoName: "ci-1234567" };
      expect(await stored({ serviceAccountId: "acme/agents" }, olds)).toMatchObject({
        organizationId: "acme",
      });
    });

    test("may stand beside the same organization", async () => {
      const both = { serviceAccountId: "acme/agents", organizationId: "acme" };
      expect(await stored(both)).toMatchObject({ organizationId: "acme" });
    });

    test("is refused beside another organization", async () => {
      const both = { serviceAccountId: "acme/agents", organizationId: "other" };
      const { failures } = await given().provider.check(both);
      expect(failures).toEqual([
        {
          property: "organizationId",
          reason: expect.stringMatching(/"other", but .*"acme\/agents".* make the two agree/),
        },
      ]);
    });
  });

  describe("the organization", () => {
    test("of a new credential is the one in config, also where the environment names another", async () => {
      const config = { ...configFor(given().simulator), "keycard:organizationId": "of-config" };
      const env = { KEYCARD_ORGANIZATION_ID: "of-environment" };
      await withProvider(door, { config, env }, async (provider) => {
        const { inputs } = await provider.check({ serviceAccountId: "agents" });
        expect(inputs.organizationId).toBe("of-config");
      });
    });

    test("of a new credential is the environment's where config names none", async () => {
      const { "keycard:organizationId": _, ...config } = configFor(given().simulator);
      const env = { KEYCARD_ORGANIZATION_ID: "of-environment" };
      await withProvider(door, { config, env }, async (provider) => {
        const { inputs } = await provider.check({ serviceAccountId: "agents" });
        expect(inputs.organizationId).toBe("of-environment");
      });
    });

    test("that nobody names is a failure which says where to name it", async () => {
      const { "keycard:organizationId": _, ...config } = configFor(given().simulator);
      await withProvider(door, { config }, async (provider) => {
        const { failures } = await provider.check({ serviceAccountId: "agents" });
        expect(failures).toEqual([
          {
            property: "organizationId",
            reason: expect.stringMatching(
              /pulumi config set keycard:organizationId <id>.*KEYCARD_ORGANIZATION_ID/,
            ),
          },
        ]);
      });
    });

    test("of an existing credential stays, whatever is configured", async () => {
      expect(await stored({}, { organizationId: "former", autoName: "ci-1234567" })).toMatchObject({
        organizationId: "former",
      });
    });

    test("that the program names wins", async () => {
      expect(await stored({ organizationId: "own" }, { organizationId: "former" })).toMatchObject({
        organizationId: "own",
      });
    });
  });

  describe("the name", () => {
    test("is made anew for every new credential", async () => {
      const names = [await stored({ logicalName }), await stored({ logicalName })];
      expect(names[0]?.autoName).not.toBe(names[1]?.autoName);
    });

    test.each<[string, Values, Values, Values]>([
      ["that was generated is kept", { autoName: "ci-1234567" }, {}, { autoName: "ci-1234567" }],
      [
        "that was generated is kept where somebody renamed the credential",
        { autoName: "ci-1234567", name: "renamed in the UI" },
        {},
        { autoName: "ci-1234567" },
      ],
      ["that the program gives wins", { autoName: "ci-1234567" }, { name: "own" }, { name: "own" }],
      [
        "that the program no longer gives is kept, and known to be no generated one",
        { name: "own" },
        {},
        { autoName: "own", autoNameIsChosen: true },
      ],
      [
        "that the program gave once is kept for ever",
        { autoName: "own", autoNameIsChosen: true },
        {},
        { autoName: "own", autoNameIsChosen: true },
      ],
    ])("%s", async (_, olds, news, names) => {
      const { organizationId, serviceAccountId } = given().simulator;
      expect(await stored({ logicalName, ...news }, { organizationId, ...olds })).toEqual({
        organizationId,
        serviceAccountId,
        ...names,
      });
    });
  });
});
