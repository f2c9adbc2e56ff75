import { ApiError, AuthenticationError, Keycard, NotFoundError } from "../../sdk";
import { errorOf, keepSecrets } from "../support/evidence";
import { clientOf, simulated } from "../support/simulated";

const hour = 3_600_000;

test(
  "many calls at once log in once",
  simulated(async (simulator) => {
    const { serviceAccounts } = clientOf(simulator).organizations;
    const { organizationId: organization_id } = simulator;

    await Promise.all(Array.from({ length: 20 }, () => serviceAccounts.list({ organization_id })));
    expect(simulator.requests.filter(({ operation }) => operation === "token")).toHaveLength(1);
    expect(simulator.requests).toHaveLength(21);
  }),
);

test("a token is renewed before it expires", async () => {
  let time = Date.now();
  const now = () => time;
  await simulated(
    async (simulator) => {
      const { serviceAccounts } = clientOf(simulator, { now }).organizations;
      const { organizationId: organization_id } = simulator;
      await serviceAccounts.list({ organization_id });

      time += hour - 30_000;
      await serviceAccounts.list({ organization_id });
      const operations = simulator.requests.map(
        ({ operation, status }) => `${operation} ${status}`,
      );
      expect(operations).toEqual([
        "token 200",
        "listServiceAccounts 200",
        "token 200",
        "listServiceAccounts 200",
      ]);
    },
    { now, tokenLifetimeSeconds: hour / 1000 },
  )();
});

test("a token that the API no longer takes is renewed once, and a create sent again", async () => {
  let serverTime = Date.now();
  await simulated(
    async (simulator) => {
      const { credentials } = clientOf(simulator, { now: () => 0 }).organizations.serviceAccounts;
      const { organizationId: organization_id, serviceAccountId } = simulator;
      await credentials.list(serviceAccountId, { organization_id });

      serverTime += 2 * hour;
      await credentials.create(serviceAccountId, { organization_id, name: "ci" });
      expect(simulator.requests.map(({ status }) => status)).toEqual([200, 200, 401, 200, 201]);
      expect(simulator.credentials().filter(({ name }) => name === "ci")).toHaveLength(1);
    },
    { now: () => serverTime },
  )();
});

test(
  "a 401 that stays ends after one new token",
  simulated(async (simulator) => {
    const { serviceAccounts } = clientOf(simulator).organizations;
    simulator.fault({ kind: "status", status: 401, operation: "listServiceAccounts", times: 9 });

    const error = await errorOf(
      serviceAccounts.list({ organization_id: simulator.organizationId }),
    );
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(simulator.requests.map(({ operation }) => operation)).toEqual([
      "token",
      "listServiceAccounts",
      "token",
      "listServiceAccounts",
    ]);
  }),
);

test(
  "a login that failed is not remembered",
  simulated(async (simulator) => {
    const keycard = clientOf(simulator);
    simulator.fault({ kind: "status", status: 400, operation: "token" });

    expect((await errorOf(keycard.login())).message).toMatch(/Can't log in at .* answered 400/);
    await keycard.login();
  }),
);

test(
  "a wrong client secret is named as such, and not shown",
  simulated(async (simulator) => {
    const clientSecret = "canary-secret-that-is-wrong-but-still-a-secret";
    const error = await errorOf(clientOf(simulator, { clientSecret }).login());

    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error.message).toContain(`client id "${simulator.clientId.slice(0, 4)}…"`);
    expect(error.message).not.toContain(clientSecret);
  }),
);

test(
  "an API that quotes the secret and the token in its error doesn't get them printed",
  simulated(async (simulator) => {
    const keycard = clientOf(simulator);
    await keycard.login();
    const token = simulator.issuedSecrets().at(-1);
    const message = `bad: ${simulator.clientSecret} and ${token}`;
    simulator.fault({
      kind: "status",
      status: 422,
      operation: "listServiceAccounts",
      body: JSON.stringify({ message, code: "bad", status: 422 }),
    });

    const { serviceAccounts } = keycard.organizations;
    const error = await errorOf(
      serviceAccounts.list({ organization_id: simulator.organizationId }),
    );
    expect(error.message).toContain("bad: [secret]");
  }),
);

test(
  "nor where it quotes a form's body, which spells the secret in its own way",
  simulated(async (simulator) => {
    const clientSecret = "canary+of/a secret that forms & URLs escape";
    keepSecrets([clientSecret]);
    const form = new URLSearchParams({ client_secret: clientSecret }).toString();
    const message = `can't read ${form}, or ${encodeURIComponent(clientSecret)}`;
    const body = JSON.stringify({ message, code: "x", status: 422 });
    simulator.fault({ kind: "status", status: 422, operation: "token", body });

    const error = await errorOf(clientOf(simulator, { clientSecret }).login());
    expect(error.message).toContain("can't read client_secret=[secret], or [secret]");
  }),
);

test(
  "a token that was refused meanwhile isn't printed either",
  simulated(async (simulator) => {
    const keycard = clientOf(simulator);
    await keycard.login();
    const first = simulator.issuedSecrets().at(-1);
    const body = JSON.stringify({ message: `refused: Bearer ${first}`, code: "x", status: 401 });
    simulator.fault({
      kind: "status",
      status: 401,
      operation: "listServiceAccounts",
      times: 2,
      body,
    });

    const { serviceAccounts } = keycard.organizations;
    const error = await errorOf(
      serviceAccounts.list({ organization_id: simulator.organizationId }),
    );
    expect(error.message).toContain("refused: Bearer [secret]");
  }),
);

test.each([
  ["clientId", { clientId: "", clientSecret: "b" }],
  ["clientSecret", { clientId: "a" }],
  ["baseURL", { clientId: "a", clientSecret: "b", baseURL: "https://x.example" }],
])("a client without a usable %s is not made", async (property, options) => {
  const construct = async () => new Keycard(options as never);
  expect((await errorOf(construct())).message).toContain(property);
});

test(
  "a 404 for a token says that the API isn't there, and nothing of a credential",
  simulated(async (simulator) => {
    const { organizationId: organization_id, serviceAccountId: service_account_id } = simulator;
    const { credentials } = clientOf(simulator).organizations.serviceAccounts;
    simulator.fault({ kind: "status", status: 404, operation: "token" });

    const error = await errorOf(credentials.delete("any", { organization_id, service_account_id }));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).not.toBeInstanceOf(NotFoundError);
    expect(error.message).toMatch(/^Can't log in .* answered 404 .*Check the base URL\./);
  }),
);

test("a connection that can't be made is named by its code, and nothing has happened", async () => {
  const pair = { clientId: "any", clientSecret: "any-0123456789-0123456789" };
  const keycard = new Keycard({ ...pair, baseUrl: "http://127.0.0.1:4", maxRetries: 0 });
  const { credentials } = keycard.organizations.serviceAccounts;

  const error = await errorOf(credentials.create("any", { organization_id: "x", name: "ci" }));
  expect(error).toMatchObject({ name: "ConnectionError", mayHaveTakenEffect: false });
  expect(error.message).toContain("(ECONNREFUSED)");
});
