import { eachDoor } from "./door";
import { providedToAll } from "./provided";
import type { Values } from "./wire";

eachDoor((door) => {
  const given = providedToAll(door);
  const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
  const canary = "canary-value-nobody-should-see";

  // Check runs for one resource at a time (pulumi/pulumi#3302), so it must not wait for a network.
  afterEach(() => expect(given().simulator.requests).toEqual([]));

  /** What check says is wrong with a program that is right but for `program`. */
  async function failuresOf(program: Values) {
    const { provider, simulator } = given();
    const { serviceAccountId } = simulator;
    return (await provider.check({ logicalName: "ci", serviceAccountId, ...program })).failures;
  }

  const shown = ["serviceAccountId", "organizationId", "name", "verify", "allowSelfRevocation"];

  test.each<[string, Values, string, RegExp]>([
    [
      "a property that doesn't exist",
      { nmae: canary },
      "nmae",
      /^"nmae" is not a property of ServiceAccountCredential\. Inputs of .* are: serviceAccountId, organizationId, name, /,
    ],
    [
      "half a character in a name",
      { name: "ci\udc00" },
      "name",
      /^"name" is "ci\\udc00" \(string\)\. Invalid text: broken characters/,
    ],
    [
      "a name of a property that steers a terminal",
      { "\u009b2J": canary },
      "\\u009b2J",
      /^"\\u009b2J" is not a property/,
    ],
    [
      "the generated name",
      { autoName: canary },
      "autoName",
      /not a property of .* Inputs of .* name/,
    ],
    [
      "the secret",
      { clientSecret: canary },
      "clientSecret",
      /^"clientSecret" is computed and can't be given\. Inputs of /,
    ],
    ["the client id", { clientId: canary }, "clientId", /computed/],
    ["the credential's id", { credentialId: canary }, "credentialId", /computed/],
    ["the time of creation", { createdAt: canary }, "createdAt", /computed/],
    [
      "no service account",
      { serviceAccountId: null },
      "serviceAccountId",
      /required and not given/,
    ],
    ["a number as service account", { serviceAccountId: 7 }, "serviceAccountId", / 7 .*string/],
    ["an empty service account", { serviceAccountId: "" }, "serviceAccountId", / "" .*>=1 char/],
    [
      "a service account of 256 characters",
      { serviceAccountId: "a".repeat(256) },
      "serviceAccountId",
      /1 to 255 characters/,
    ],
    [
      "a dot as service account",
      { serviceAccountId: ".." },
      "serviceAccountId",
      / "\.\.".*bare id/,
    ],
    [
      "the Pulumi id of a credential as service account",
      { serviceAccountId: "acme/agents/ci" },
      "serviceAccountId",
      / "acme\/agents\/ci"\. .*<organization>\/<service account>/,
    ],
    [
      "a Pulumi id without its organization",
      { serviceAccountId: "/agents" },
      "serviceAccountId",
      /<organization>\/<service account>/,
    ],
    [
      "a Pulumi id that isn't percent-encoded",
      { serviceAccountId: "100%/agents" },
      "serviceAccountId",
      /<organization>\/<service account>/,
    ],
    ["an empty organization", { organizationId: "" }, "organizationId", / "" .*>=1 char/],
    [
      "an organization of 256 characters",
      { organizationId: "a".repeat(256) },
      "organizationId",
      /256 characters.*<=255 char/,
    ],
    ["dots as organization", { organizationId: ".." }, "organizationId", / "\.\." .*not allowed/],
    ["a boolean as name", { name: true }, "name", / true .*string/],
    ["an empty name", { name: "" }, "name", / "" .*>=1 char/],
    ["a name of 256 characters", { name: "a".repeat(256) }, "name", /256 characters.*<=255 char/],
    ["a number as description", { description: 7 }, "description", /of type number.*string/],
    [
      "a description of 501 characters",
      { description: canary.padEnd(501) },
      "description",
      /501 characters.*<=500 char/,
    ],
    [
      "a string as rotation",
      { rotateWhenChanged: canary },
      "rotateWhenChanged",
      /type string.*record/,
    ],
    [
      "a list as rotation",
      { rotateWhenChanged: [canary] },
      "rotateWhenChanged",
      /an array.*record/,
    ],
    [
      "a number in the rotation",
      { rotateWhenChanged: { quarter: 4 } },
      "rotateWhenChanged",
      /^"rotateWhenChanged\.quarter" is of type number.*string/,
    ],
    [
      "a map in the rotation",
      { rotateWhenChanged: { quarter: { name: canary } } },
      "rotateWhenChanged",
      /^"rotateWhenChanged\.quarter" is of type object.*string/,
    ],
    ["a string as verify", { verify: "yes" }, "verify", / "yes" .*boolean/],
    ["a number as flag", { allowSelfRevocation: 1 }, "allowSelfRevocation", / 1 .*boolean/],
  ])("%s is refused, with what is allowed", async (_, program, property, reason) => {
    const failures = await failuresOf(program);

    // The engine shows the value of a property that a failure names: only where that can't be confidential.
    const named = shown.includes(property) ? property : "";
    expect(failures).toEqual([{ property: named, reason: expect.stringMatching(reason) }]);
    expect(failures[0]?.reason).toContain(`"${property}`);
    expect(failures[0]?.reason).not.toContain(canary);
  });

  test("of what is wrong in thousands of places some are said", async () => {
    const wrong = Array.from({ length: 10_000 }, (_, n) => [`key ${n}`, n]);
    const failures = await failuresOf({ rotateWhenChanged: Object.fromEntries(wrong) });
    expect(failures).toHaveLength(21);
    expect(failures.at(-1)?.reason).toBe("9980 more of what is given is wrong.");
  });

  test("all that is wrong is said at once", async () => {
    const failures = await failuresOf({ nmae: "ci", verify: 1, name: "" });
    expect(failures.map(({ property }) => property).toSorted()).toEqual(["", "name", "verify"]);
  });

  test.each<[string, Values]>([
    ["serviceAccountId", { serviceAccountId: unknown }],
    ["organizationId", { organizationId: unknown }],
    ["name", { name: unknown }],
    ["description", { description: unknown }],
    ["rotateWhenChanged", { rotateWhenChanged: unknown }],
    ["a value in rotateWhenChanged", { rotateWhenChanged: { account: unknown } }],
    ["allowSelfRevocation", { allowSelfRevocation: unknown }],
    ["verify", { verify: unknown }],
    ["encryptTo", { encryptTo: unknown }],
    ["a key in encryptTo", { encryptTo: [unknown] }],
  ])("%s passes while a preview doesn't know it", async (_, program) => {
    const { provider, simulator } = given();
    const { serviceAccountId } = simulator;

    const checked = await provider.check({ serviceAccountId, ...program });
    expect(checked.failures).toEqual([]);
    expect(checked.inputs).toMatchObject(program);
  });
});
