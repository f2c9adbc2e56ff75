import { callerWith, logIn, requestToken, simulatedApi } from "./simulated-api";

const basic = (pair: string) => ({
  authorization: `Basic ${Buffer.from(pair).toString("base64")}`,
});

test("a client logs in with its id and secret in the form", async () => {
  const { simulator } = await simulatedApi();

  const { status, body } = await logIn(simulator, simulator.clientId, simulator.clientSecret);

  expect(status).toBe(200);
  expect(body).toEqual({
    access_token: expect.any(String),
    token_type: "Bearer",
    expires_in: 3600,
  });
});

test("a client logs in with HTTP Basic", async () => {
  const { simulator } = await simulatedApi();
  const { clientId, clientSecret } = simulator;

  const { status } = await requestToken(simulator, {}, basic(`${clientId}:${clientSecret}`));

  expect(status).toBe(200);
});

test.each(["My Client ID:My Client Secret", "My+Client+ID:My%20Client%20Secret"])(
  "the published example logs in as %s",
  async (pair) => {
    const { simulator } = await simulatedApi();

    const { status } = await requestToken(simulator, {}, basic(pair));

    expect(status).toBe(200);
  },
);

test.each([
  ["a wrong secret", { client_id: "My Client ID", client_secret: "wrong" }, {}],
  ["an unknown client", { client_id: "nobody", client_secret: "My Client Secret" }, {}],
  ["no client", {}, {}],
  ["a wrong secret in HTTP Basic", {}, basic("My Client ID:wrong")],
  ["something else than HTTP Basic", {}, { authorization: "Bearer abc" }],
])("%s is refused with 401", async (_what, form, headers) => {
  const { simulator } = await simulatedApi();

  const { status, body } = await requestToken(simulator, form, headers);

  expect(status).toBe(401);
  expect(body).toEqual({
    message: "The client id or the client secret is wrong.",
    code: "unauthorized",
    status: 401,
  });
});

test("another grant type is refused with 400", async () => {
  const { simulator } = await simulatedApi();

  const { status, body } = await requestToken(simulator, { grant_type: "password" });

  expect(status).toBe(400);
  expect(body.message).toContain("grant_type");
});

test("a token request in JSON is refused with 415", async () => {
  const { call } = await simulatedApi();

  const { status } = await call("POST", "/service-account-token", {
    grant_type: "client_credentials",
  });

  expect(status).toBe(415);
});

test("a created credential logs in at once, and that is its last use", async () => {
  const clock = { time: Date.parse("2026-01-01T00:00:00Z") };
  const { simulator, call, credentialsPath, createCredential } = await simulatedApi({
    now: () => clock.time,
  });
  const created = await createCredential();
  const unused = await call("GET", `${credentialsPath}/${created.id}`);

  clock.time += 5000;
  const login = await logIn(simulator, created.client_id, created.client_secret);
  const used = await call("GET", `${credentialsPath}/${created.id}`);

  expect(login.status).toBe(200);
  expect(unused.body).not.toHaveProperty("last_used_at");
  expect(used.body.last_used_at).toBe("2026-01-01T00:00:05.000Z");
});

test("a deleted credential can't log in, and its tokens stop working", async () => {
  const { simulator, call, credentialsPath, createCredential } = await simulatedApi();
  const created = await createCredential();
  const login = await logIn(simulator, created.client_id, created.client_secret);
  const callAsCreated = callerWith(simulator, login.body.access_token);
  const before = await callAsCreated("GET", credentialsPath);

  await call("DELETE", `${credentialsPath}/${created.id}`);

  expect(before.status).toBe(200);
  expect((await callAsCreated("GET", credentialsPath)).status).toBe(401);
  expect((await logIn(simulator, created.client_id, created.client_secret)).status).toBe(401);
});

test("a token works until its lifetime is over", async () => {
  const clock = { time: 0 };
  const { call, accountPath } = await simulatedApi({
    now: () => clock.time,
    tokenLifetimeSeconds: 60,
  });

  clock.time = 59_999;
  const inTime = await call("GET", accountPath);
  clock.time = 60_000;
  const late = await call("GET", accountPath);

  expect(inTime.status).toBe(200);
  expect(late.status).toBe(401);
  expect(late.body.message).toMatch(/expired/);
});

test.each([{ authorization: "" }, { authorization: "Basic abc" }, { authorization: "Bearer abc" }])(
  "a request with %j is refused with 401, whatever else is wrong with it",
  async (headers) => {
    const { call, credentialsPath } = await simulatedApi();

    const { status, body } = await call("POST", credentialsPath, { wrong: true }, headers);

    expect(status).toBe(401);
    expect(body).toMatchObject({ code: "unauthorized", status: 401 });
  },
);
