import {
  functionNamed,
  namesWhere,
  type ObjectOfSchema,
  type PropertyOfSchema,
  resource,
  schemaFile,
} from "./schema-file";

const named = ["ServiceAccount", "ServiceAccountCredential", "RotatingServiceAccountCredential"];
const types = [...named, "ServiceAccountCredentialSet"];
const credentials = ["ServiceAccountCredential", "RotatingServiceAccountCredential"];

const isSecret = ({ secret }: PropertyOfSchema) => secret;
const replaces = ({ replaceOnChanges }: PropertyOfSchema) => replaceOnChanges;

test("the client secret is the one secret of every credential, and no input", () => {
  for (const type of credentials) {
    expect(namesWhere(resource(type).properties, isSecret)).toEqual(["clientSecret"]);
    expect(namesWhere(resource(type).inputProperties, isSecret)).toEqual([]);
  }
});

test("so are the client secrets of a set, which is never without them", () => {
  const set = resource("ServiceAccountCredentialSet");
  expect(namesWhere(set.properties, isSecret)).toEqual(["clientSecrets"]);
  expect(namesWhere(set.inputProperties, isSecret)).toEqual([]);
  expect(set.required).toEqual(expect.arrayContaining(["credentials", "clientSecrets"]));
});

test("what programs create has its secret, so their types promise it", () => {
  for (const type of credentials) expect(resource(type).required).toContain("clientSecret");
});

test("keys to encrypt to are a list of texts, and what is encrypted to them is no secret", () => {
  const { type, items } = resource("ServiceAccountCredential").inputProperties.encryptTo ?? {};
  expect({ type, items }).toEqual({ type: "array", items: { type: "string" } });
  for (const type of credentials) {
    const { properties, required } = resource(type);
    expect(properties.encryptedClientSecret).toMatchObject({ type: "string" });
    expect(required).not.toContain("encryptedClientSecret");
  }
});

test("no function answers with a secret", () => {
  const answers = [
    ...Object.values(schemaFile.functions).map(({ outputs }) => outputs),
    ...Object.values(schemaFile.types),
  ];
  for (const { properties } of answers) {
    expect(Object.keys(properties).filter((name) => /secret/i.test(name))).toEqual([]);
  }
});

test.each([
  ["ServiceAccount", ["organizationId"]],
  [
    "ServiceAccountCredential",
    ["serviceAccountId", "organizationId", "rotateWhenChanged", "encryptTo"],
  ],
  ["RotatingServiceAccountCredential", ["serviceAccountId", "organizationId"]],
  ["ServiceAccountCredentialSet", ["serviceAccountId", "organizationId"]],
])("a %s is replaced by a change of %j alone", (type, names) => {
  expect(namesWhere(resource(type).inputProperties, replaces)).toEqual(names);
  expect(namesWhere(resource(type).properties, replaces)).toEqual(names);
});

test("a credential requires its service account alone, a set also what is in it, and a service account nothing", () => {
  expect(types.map((type) => resource(type).requiredInputs)).toEqual([
    [],
    ["serviceAccountId"],
    ["serviceAccountId"],
    ["serviceAccountId", "credentials"],
  ]);
});

test("a name and an organization are outputs also of what isn't given them", () => {
  for (const type of named) {
    expect(resource(type).required).toEqual(expect.arrayContaining(["name", "organizationId"]));
  }
});

test("how a generated name is kept is nobody's business", () => {
  expect(JSON.stringify(schemaFile)).not.toContain("autoName");
});

test("outputs echo every input", () => {
  for (const type of types) {
    const { inputProperties, properties } = resource(type);
    expect(properties).toMatchObject(inputProperties);
  }
});

test("every resource takes over what the dynamic provider has made", () => {
  expect(types.map((type) => resource(type).aliases)).toEqual(
    types.map((type) => [{ type: `pulumi-nodejs:dynamic/keycard:${type}` }]),
  );
});

test("a function that takes an id in place of its parts requires neither", () => {
  expect(functionNamed("getServiceAccount").inputs.required).toEqual([]);
  expect(functionNamed("getServiceAccountCredential").inputs.required).toEqual([]);
  expect(functionNamed("getServiceAccountCredentials").inputs.required).toEqual([
    "serviceAccountId",
  ]);
});

test("config names the environment variables that stand in for it", () => {
  const { variables } = schemaFile.config;
  const named = Object.entries(variables).map(([name, { defaultInfo }]) => [
    name,
    defaultInfo?.environment,
  ]);
  expect(Object.fromEntries(named)).toEqual({
    clientId: ["KEYCARD_CLIENT_ID", "KEYCARD_API_CLIENT_ID"],
    clientSecret: ["KEYCARD_CLIENT_SECRET", "KEYCARD_API_CLIENT_SECRET"],
    organizationId: ["KEYCARD_ORGANIZATION_ID"],
    baseUrl: ["KEYCARD_BASE_URL", "KEYCARD_ENDPOINT", "KEYCARD_API_BASE_URL"],
  });
  expect(namesWhere(variables, isSecret)).toEqual(["clientSecret"]);
});

test("an explicit provider names the variables in words, and leaves the environment to the plugin", () => {
  const { inputProperties } = schemaFile.provider;
  expect(namesWhere(inputProperties, ({ defaultInfo }) => defaultInfo !== undefined)).toEqual([]);
  for (const [name, { defaultInfo }] of Object.entries(schemaFile.config.variables)) {
    for (const variable of defaultInfo?.environment ?? []) {
      expect(inputProperties[name]?.description).toContain(`\`${variable}\``);
    }
  }
  expect(namesWhere(inputProperties, isSecret)).toEqual(["clientSecret"]);
});

test("everything is described", () => {
  const objects: ObjectOfSchema[] = [
    ...Object.values(schemaFile.resources),
    ...Object.values(schemaFile.types),
    ...Object.values(schemaFile.functions).flatMap(({ inputs, outputs }) => [inputs, outputs]),
  ];
  for (const { properties } of objects) {
    expect(namesWhere(properties, ({ description }) => !description)).toEqual([]);
  }
});
