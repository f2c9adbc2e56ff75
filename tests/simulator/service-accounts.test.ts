import { simulatedApi } from "./simulated-api";

test("a service account is created, retrieved, listed, changed and deleted", async () => {
  const clock = { time: Date.parse("2026-01-01T00:00:00Z") };
  const { simulator, call } = await simulatedApi({ now: () => clock.time });
  const path = `/organizations/${simulator.organizationId}/service-accounts`;

  const created = await call("POST", path, { name: "ci", description: "builds" });
  expect(created.status).toBe(201);
  expect(created.body).toEqual({
    id: expect.stringMatching(/^[0-9a-z]{26}$/),
    created_at: "2026-01-01T00:00:00.000Z",
    updated_at: "2026-01-01T00:00:00.000Z",
    name: "ci",
    description: "builds",
  });

  const onePath = `${path}/${created.body.id}`;
  expect((await call("GET", onePath)).body).toEqual(created.body);
  const ids = (await call("GET", path)).body.items.map(({ id }) => id);
  expect(ids).toEqual([simulator.serviceAccountId, created.body.id]);

  clock.time += 1000;
  const changed = await call("PATCH", onePath, { name: "cd" });
  expect(changed.status).toBe(200);
  expect(changed.body).toEqual({
    ...created.body,
    name: "cd",
    updated_at: "2026-01-01T00:00:01.000Z",
  });

  expect((await call("DELETE", onePath)).status).toBe(204);
  expect((await call("GET", onePath)).status).toBe(404);
});

test("a service account that still has credentials can't be deleted", async () => {
  const { call, accountPath, credentialsPath, createCredential } = await simulatedApi();
  const { id } = await createCredential();

  const refused = await call("DELETE", accountPath);
  await call("DELETE", `${credentialsPath}/${id}`);
  const accepted = await call("DELETE", accountPath);

  expect(refused.status).toBe(409);
  expect(refused.body).toMatchObject({ code: "conflict", status: 409 });
  expect(accepted.status).toBe(204);
});

test("permissions are shown only when they are asked for", async () => {
  const { call, accountPath } = await simulatedApi();

  const plain = await call("GET", accountPath);
  const expanded = await call("GET", `${accountPath}?expand[]=permissions`);

  expect(plain.body).not.toHaveProperty("permissions");
  expect(expanded.body.permissions).toEqual({
    service_accounts: { read: true, update: true, delete: true },
  });
});
