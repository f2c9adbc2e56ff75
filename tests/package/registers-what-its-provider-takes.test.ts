import { argsByType, entries, runOnMocks } from "./run-on-mocks";

/** A resource as Pulumi's SDK is asked to register it. */
interface Registered {
  type: string;
  /** A secret's value is `{ secret }`. */
  inputs: Record<string, unknown>;
  aliases?: unknown[];
  additionalSecretOutputs?: string[];
}

interface Ran {
  resources: Registered[];
  returned?: unknown;
  /** The message of what was thrown. */
  error?: string;
}

/**
 * Runs bodies of programs one after the other in a process on Pulumi's mocks. They find the entry as `keycard`, and
 * pass `opts` to the resources that they want to see.
 */
function run(entry: string, bodies: string[], config = {}): Promise<Ran[]> {
  const body = `
    const plain = async (value) => {
      if (!pulumi.Output.isInstance(value)) return value;
      return (await value.isSecret) ? { secret: await value.promise() } : value.promise();
    };
    const register = async ({ type, props, opts: { aliases, additionalSecretOutputs } }) => {
      const inputs = Object.entries(props).map(async ([key, value]) => [key, await plain(value)]);
      return { type, inputs: Object.fromEntries(await Promise.all(inputs)), aliases, additionalSecretOutputs };
    };
    const run = async (body) => {
      const resources = [];
      const opts = { transformations: [(resource) => { resources.push(register(resource)); }] };
      const ran = await body(opts).then((returned) => ({ returned }), ({ message }) => ({ error: message }));
      return { resources: await Promise.all(resources), ...ran };
    };
    const ran = [];
    for (const body of [${bodies.map((body) => `async (opts) => { ${body} }`)}]) ran.push(await run(body));
    return ran;`;
  return runOnMocks(entry, body, { config });
}

/** What each class registers, dynamic first and the plugin's after it. */
async function registeredByBoth(options = ""): Promise<[Registered[], Registered[]]> {
  const bodies = Object.entries(argsByType).map(
    ([type, args]) =>
      `new keycard.${type}("ci", ${JSON.stringify(args)}, { ...opts, ${options} });`,
  );
  const [dynamic, plugin] = await Promise.all(
    entries.map(async (entry) => (await run(entry, bodies)).flatMap(({ resources }) => resources)),
  );
  return [dynamic ?? [], plugin ?? []];
}

test("each class registers its arguments, and for the dynamic provider what that needs beside them", async () => {
  const [dynamic, plugin] = await registeredByBoth();

  const all = Object.entries(argsByType);
  expect(plugin.map(({ type, inputs }) => [type, inputs])).toEqual(
    all.map(([type, args]) => [`keycard:index:${type}`, args]),
  );
  const provider = { logicalName: "ci", __provider: expect.stringContaining("require") };
  expect(dynamic.map(({ type, inputs }) => [type, inputs])).toEqual(
    all.map(([type, args]) => [`pulumi-nodejs:dynamic/keycard:${type}`, { ...args, ...provider }]),
  );
});

test("client secrets are secrets of both, whatever else the program makes one", async () => {
  const secrets = [undefined, ["clientSecret"], ["clientSecret"], ["clientSecrets"]];
  for (const resources of await registeredByBoth()) {
    expect(resources.map((one) => one.additionalSecretOutputs)).toEqual(secrets);
  }
  const more = secrets.map((own = []) => [...own, "name"]);
  for (const resources of await registeredByBoth(`additionalSecretOutputs: ["name"]`)) {
    expect(resources.map((one) => one.additionalSecretOutputs)).toEqual(more);
  }
});

test("the plugin's resources take over what the dynamic provider made, and the program's aliases stay", async () => {
  const [dynamic, plugin] = await registeredByBoth(`aliases: [{ name: "old" }]`);

  expect(plugin.map(({ aliases }) => aliases)).toEqual(
    Object.keys(argsByType).map((type) => [
      { type: `pulumi-nodejs:dynamic/keycard:${type}` },
      { name: "old" },
    ]),
  );
  for (const { aliases } of dynamic) expect(aliases).toEqual([{ name: "old" }]);
});

test.each([
  ["pulumi-keycard", "pulumi-keycard/plugin"],
  ["pulumi-keycard/plugin", "pulumi-keycard"],
])("a resource of %s refuses a Provider from %s", async (entry, other) => {
  const bodies = Object.entries(argsByType).map(
    ([type, args]) =>
      `const { Provider } = require("${other}");
       new keycard.${type}("ci", ${JSON.stringify(args)}, { provider: new Provider("p") });`,
  );
  for (const { error } of await run(entry, bodies)) {
    expect(error).toMatch(new RegExp(`^The resource is of ${entry}, .* from ${entry} too\\.$`));
  }
});

test("outputs are there before they are known, for what `get` looks up too", async () => {
  const body = `
    const made = new keycard.ServiceAccountCredential("ci", { serviceAccountId: "robot" });
    const found = keycard.ServiceAccountCredential.get("old", "acme/robot/old");
    const outputs = ["name", "credentialId", "clientSecret", "createdAt"];
    return [made, found].every((one) => one instanceof pulumi.CustomResource
      && outputs.every((name) => pulumi.Output.isInstance(one[name])));`;
  for (const entry of entries) {
    expect(await run(entry, [body])).toEqual([{ resources: [], returned: true }]);
  }
});

test.each([
  ["pulumi-keycard", "pulumi-nodejs", "keycard:"],
  ["pulumi-keycard/plugin", "keycard", ""],
])(
  "%s: a Provider's client secret is a secret, and stack config fills in what it isn't given",
  async (entry, ofPackage, prefix) => {
    const given = `{ clientId: "id", clientSecret: "value" }`;
    const config = { "keycard:organizationId": "acme" };
    const [both, alone] = await run(
      entry,
      [
        `new keycard.Provider("p", ${given}, opts);`,
        `new keycard.Provider("p", { clientId: "id" });`,
      ],
      config,
    );
    expect(both?.resources).toEqual([
      {
        type: `pulumi:providers:${ofPackage}`,
        inputs: {
          [`${prefix}clientId`]: "id",
          [`${prefix}clientSecret`]: { secret: "value" },
          [`${prefix}organizationId`]: "acme",
        },
      },
    ]);
    expect(alone?.error).toMatch(/^Provider "p" is given clientId alone\./);
  },
);

test("a client secret in plain stack config is refused, whatever is asked first", async () => {
  const declarations = [`new keycard.ServiceAccount("robot");`, `new keycard.Provider("p");`];
  const calls = ["getServiceAccount", "getServiceAccountOutput"].map(
    (name) => `return keycard.${name}({ id: "acme/robot" });`,
  );
  const config = { "keycard:clientSecret": "in-plain-text" };
  const refused = [
    ...(await run("pulumi-keycard", declarations, config)),
    ...(await run("pulumi-keycard/plugin", [...declarations, ...calls], config)),
  ];
  expect(refused).toHaveLength(6);
  for (const { error } of refused) {
    expect(error).toMatch(/^keycard:clientSecret is set in plain text\. Encrypt it:/);
  }
});

test("a function asks the plugin at once, or when what it is given is known", async () => {
  const names = [
    "getServiceAccount",
    "getServiceAccountCredential",
    "getServiceAccountCredentials",
  ];
  const bodies = names.map(
    (name) => `
      const robot = new keycard.ServiceAccount("${name}");
      return Promise.all([
        keycard.${name}({ id: "${name}" }),
        keycard.${name}Output({ id: robot.id }).promise(),
      ]);`,
  );
  const ran = await run("pulumi-keycard/plugin", bodies);
  expect(ran.map(({ returned }) => returned)).toEqual(
    names.map((name) => {
      const asked = { token: `keycard:index:${name}`, inputs: { id: name } };
      return [asked, asked];
    }),
  );
});
