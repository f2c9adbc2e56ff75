import { callerWith, logIn, simulatedApi } from "./simulated-api";

test("an organization is addressed by its id or its label", async () => {
  const { simulator, call } = await simulatedApi();
  const { organizationId } = simulator.addOrganization({ label: "acme corp" });
  const { serviceAccountId } = simulator.addServiceAccount(organizationId, "ci");

  const byId = await call("GET", `/organizations/${organizationId}/service-accounts`);
  const byLabel = await call("GET", "/organizations/acme%20corp/service-accounts");

  expect(byId.body.items[0]?.id).toBe(serviceAccountId);
  expect(byLabel.body).toEqual(byId.body);
});

test("ids and labels are taken once", async () => {
  const { simulator } = await simulatedApi();
  simulator.addOrganization({ id: "one", label: "two" });

  expect(() => simulator.addOrganization({ id: "two" })).toThrow(/"two"/);
  expect(() => simulator.addOrganization({ label: "one" })).toThrow(/"one"/);
});

test("what does not exist is a 404, in the API's error format", async () => {
  const { simulator, call, accountPath } = await simulatedApi();
  const paths = [
    "/organizations/nowhere/service-accounts",
    `/organizations/${simulator.organizationId}/service-accounts/nobody`,
    `/organizations/x/service-accounts/${simulator.serviceAccountId}`,
    `${accountPath}/credentials/nothing`,
  ];

  for (const path of paths) {
    const { status, body } = await call("GET", path);
    expect(status).toBe(404);
    expect(body).toEqual({ message: expect.any(String), code: "not_found", status: 404 });
  }
});

test("the published example ids exist, for the published example login", async () => {
  const { simulator } = await simulatedApi();
  const login = await logIn(simulator, "My Client ID", "My Client Secret");
  const call = callerWith(simulator, login.body.access_token);
  const id = "ab3def8hij2klm9opq5rst7uvw";
  const account = `/organizations/x/service-accounts/${id}`;

  expect((await call("GET", account)).body.id).toBe(id);
  expect((await call("GET", `${account}/credentials/${id}`)).body.id).toBe(id);
  expect((await call("POST", `${account}/credentials`, { name: "new" })).status).toBe(201);
});

test("a created credential acts in its own organization only", async () => {
  const { simulator, accountPath, createCredential } = await simulatedApi();
  const created = await createCredential();
  const login = await logIn(simulator, created.client_id, created.client_secret);
  const call = callerWith(simulator, login.body.access_token);

  const own = await call("GET", accountPath);
  const foreign = await call("GET", "/organizations/x/service-accounts");

  expect(own.status).toBe(200);
  expect(foreign.status).toBe(404);
});

test("root logins are in no list of credentials", async () => {
  const { simulator, call, credentialsPath } = await simulatedApi();

  const { body } = await call("GET", credentialsPath);

  expect(body.items).toEqual([]);
  const clientIds = simulator.credentials().map(({ client_id }) => client_id);
  expect(clientIds).not.toContain(simulator.clientId);
  expect(clientIds).not.toContain("My Client ID");
});
