import { simulatedApi } from "./simulated-api";

test("a credential is created, retrieved, listed, changed and deleted", async () => {
  const { call, credentialsPath } = await simulatedApi();

  const created = await call("POST", credentialsPath, { name: "deploy", description: "to prod" });
  expect(created.status).toBe(201);
  expect(created.body).toEqual({
    id: expect.stringMatching(/^[0-9a-z]{26}$/),
    client_id: expect.stringMatching(/^[0-9A-Za-z]{21}$/),
    client_secret: expect.stringMatching(/^[0-9A-Za-z]{64}$/),
    created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    name: "deploy",
    description: "to prod",
  });

  const onePath = `${credentialsPath}/${created.body.id}`;
  const { client_secret: _, ...withoutSecret } = created.body;
  expect((await call("GET", onePath)).body).toEqual(withoutSecret);
  expect((await call("GET", credentialsPath)).body.items).toEqual([withoutSecret]);

  const changed = await call("PATCH", onePath, { name: "release" });
  expect(changed.status).toBe(200);
  expect(changed.body).toEqual({ ...withoutSecret, name: "release" });

  const deleted = await call("DELETE", onePath);
  expect(deleted.status).toBe(204);
  expect(deleted.body).toBeUndefined();
  expect((await call("GET", onePath)).status).toBe(404);
  expect((await call("DELETE", onePath)).status).toBe(404);
});

test("two credentials may have the same name", async () => {
  const { createCredential } = await simulatedApi();

  const [first, second] = [await createCredential("same"), await createCredential("same")];

  expect(first.id).not.toBe(second.id);
  expect(first.client_id).not.toBe(second.client_id);
});

test.each([null, ""])("the description %j clears the description", async (description) => {
  const { call, credentialsPath } = await simulatedApi();
  const { body } = await call("POST", credentialsPath, { name: "a", description: "old" });

  const changed = await call("PATCH", `${credentialsPath}/${body.id}`, { description });

  expect(changed.status).toBe(200);
  expect(changed.body).not.toHaveProperty("description");
  expect(changed.body.name).toBe("a");
});

test("permissions are shown only when they are asked for", async () => {
  const { call, credentialsPath, createCredential } = await simulatedApi();
  const path = `${credentialsPath}/${(await createCredential()).id}`;

  const plain = await call("GET", path);
  const expanded = await call("GET", `${path}?expand[]=permissions`);
  const list = await call("GET", `${credentialsPath}?expand[]=permissions`);

  expect(plain.body).not.toHaveProperty("permissions");
  expect(expanded.body.permissions).toEqual({
    service_account_credentials: { read: true, update: true, delete: true },
  });
  expect(list.body.items[0]?.permissions).toEqual(expanded.body.permissions);
  expect(list.body.permissions).toEqual({
    service_account_credentials: { create: true, list: true },
  });
});

test("a credential is not found under another service account", async () => {
  const { simulator, call, credentialsPath, createCredential } = await simulatedApi();
  const { id } = await createCredential();
  const { serviceAccountId } = simulator.addServiceAccount(simulator.organizationId);

  const path = `${credentialsPath.replace(simulator.serviceAccountId, serviceAccountId)}/${id}`;

  for (const method of ["GET", "DELETE"]) expect((await call(method, path)).status).toBe(404);
  expect((await call("PATCH", path, { name: "b" })).status).toBe(404);
});

test("a credential changes and goes away behind the client's back", async () => {
  const { simulator, call, credentialsPath, createCredential } = await simulatedApi();
  const { id } = await createCredential();

  simulator.changeCredential(id, { name: "drifted", description: "by hand" });
  const drifted = await call("GET", `${credentialsPath}/${id}`);
  simulator.removeCredential(id);
  const removed = await call("GET", `${credentialsPath}/${id}`);

  expect(drifted.body).toMatchObject({ name: "drifted", description: "by hand" });
  expect(removed.status).toBe(404);
  expect(() => simulator.removeCredential(id)).toThrow(id);
});

test("live credentials are reported without their secrets, in the order of creation", async () => {
  const { simulator, createCredential } = await simulatedApi();
  const [first, second] = [await createCredential("first"), await createCredential("second")];

  const live = simulator.credentials().filter(({ id }) => id === first.id || id === second.id);

  expect(live.map(({ name }) => name)).toEqual(["first", "second"]);
  expect(live[0]).toEqual({
    id: first.id,
    client_id: first.client_id,
    organization_id: simulator.organizationId,
    service_account_id: simulator.serviceAccountId,
    name: "first",
    created_at: first.created_at,
  });
});

test("every secret that was ever issued is known, also when its credential is gone", async () => {
  const { simulator, createCredential } = await simulatedApi();
  const { id, client_secret } = await createCredential();
  simulator.removeCredential(id);

  const secrets = simulator.issuedSecrets();

  expect(secrets).toContain(client_secret);
  expect(secrets).toContain(simulator.clientSecret);
  expect(secrets).toHaveLength(4); // With the root login's token and the example credential's secret.
});
