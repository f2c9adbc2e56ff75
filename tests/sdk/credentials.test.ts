import { inspect } from "node:util";
import { InvalidInputError, NotFoundError } from "../../sdk";
import { errorOf } from "../support/evidence";
import { clientOf, simulated } from "../support/simulated";

test(
  "a created credential logs in, and after its deletion no longer",
  simulated(async (simulator) => {
    const { credentials } = clientOf(simulator).organizations.serviceAccounts;
    const { organizationId: organization_id, serviceAccountId } = simulator;

    const created = await credentials.create(serviceAccountId, { organization_id, name: "ci" });
    const pair = { clientId: created.client_id, clientSecret: created.client_secret };
    await clientOf(simulator, pair).login();

    await credentials.delete(created.id, { organization_id, service_account_id: serviceAccountId });
    expect((await errorOf(clientOf(simulator, pair).login())).message).toMatch(
      /Can't log in at .* answered 401/,
    );
  }),
);

test(
  "retrieve, update and list give what create made, without the secret",
  simulated(async (simulator) => {
    const { credentials } = clientOf(simulator).organizations.serviceAccounts;
    const { organizationId: organization_id, serviceAccountId: service_account_id } = simulator;
    const created = await credentials.create(service_account_id, {
      organization_id,
      name: "ci",
      description: "of the pipeline",
    });
    const { client_secret, ...withoutSecret } = created;

    expect(client_secret).toHaveLength(64);
    expect(await credentials.retrieve(created.id, { organization_id, service_account_id })).toEqual(
      withoutSecret,
    );
    const renamed = await credentials.update(created.id, {
      organization_id,
      service_account_id,
      name: "deploy",
      description: "",
    });
    expect(renamed.name).toBe("deploy");
    expect(renamed.description ?? "").toBe("");
    const page = await credentials.list(service_account_id, { organization_id });
    expect(page.items).toEqual([renamed]);
  }),
);

test(
  "permissions come with expand, and only then",
  simulated(async (simulator) => {
    const { credentials } = clientOf(simulator).organizations.serviceAccounts;
    const { organizationId: organization_id, serviceAccountId: service_account_id } = simulator;
    const { id } = await credentials.create(service_account_id, { organization_id, name: "ci" });
    const owner = { organization_id, service_account_id };

    expect((await credentials.retrieve(id, owner)).permissions).toBeUndefined();
    expect(
      (await credentials.retrieve(id, { ...owner, expand: ["permissions"] })).permissions,
    ).toBeDefined();
  }),
);

test(
  "for await walks all pages, with and without awaiting the first",
  simulated(async (simulator) => {
    const { credentials } = clientOf(simulator).organizations.serviceAccounts;
    const { organizationId: organization_id, serviceAccountId } = simulator;
    const made: string[] = [];
    for (let n = 0; n < 7; n++) {
      made.push(
        (await credentials.create(serviceAccountId, { organization_id, name: `n${n}` })).id,
      );
    }

    const walked = await Array.fromAsync(
      credentials.list(serviceAccountId, { organization_id, limit: 3 }),
    );
    expect(walked.map(({ id }) => id).toSorted()).toEqual(made.toSorted());
    const page = await credentials.list(serviceAccountId, { organization_id, limit: 3 });
    expect(page.items).toHaveLength(3);
    expect(page.page_info.has_next_page).toBe(true);
    expect(await Array.fromAsync(page)).toEqual(walked);
  }),
);

test(
  "for await ends where before says",
  simulated(async (simulator) => {
    const { credentials } = clientOf(simulator).organizations.serviceAccounts;
    const { organizationId: organization_id, serviceAccountId } = simulator;
    for (let n = 0; n < 5; n++) {
      await credentials.create(serviceAccountId, { organization_id, name: `n${n}` });
    }
    const page = await credentials.list(serviceAccountId, { organization_id, limit: 3 });
    const before = String(page.page_info.end_cursor);

    const walked = await Array.fromAsync(
      credentials.list(serviceAccountId, { organization_id, limit: 1, before }),
    );
    expect(walked.map(({ name }) => name)).toEqual(["n1"]);
  }),
);

test(
  "a list whose cursors lead in a circle ends with an error",
  simulated(async (simulator) => {
    const { credentials } = clientOf(simulator).organizations.serviceAccounts;
    const { organizationId: organization_id, serviceAccountId } = simulator;
    await credentials.create(serviceAccountId, { organization_id, name: "ci" });
    const { page_info } = await credentials.list(serviceAccountId, { organization_id });
    const body = JSON.stringify({ items: [], page_info: { ...page_info, has_next_page: true } });
    simulator.clearRequests();
    simulator.fault({ kind: "malformed", operation: "listCredentials", times: 50, body });

    const error = await errorOf(
      Array.fromAsync(credentials.list(serviceAccountId, { organization_id })),
    );
    expect(error.message).toMatch(/no new cursor/);
    expect(
      simulator.requests.filter(({ operation }) => operation === "listCredentials"),
    ).toHaveLength(2);
  }),
);

test(
  "the request id that is given is sent, and another is refused before anything is",
  simulated(async (simulator) => {
    const { credentials } = clientOf(simulator).organizations.serviceAccounts;
    const { organizationId: organization_id, serviceAccountId } = simulator;
    const xClientRequestID = "7f1c8c0e-53a9-4a2e-9c6b-0d2f6c1e8b11";

    await credentials.create(serviceAccountId, { organization_id, name: "ci", xClientRequestID });
    expect(simulator.requests.at(-1)?.clientRequestId).toBe(xClientRequestID);

    simulator.clearRequests();
    const refused = credentials.create(serviceAccountId, {
      organization_id,
      name: "ci",
      xClientRequestID: "1",
    });
    expect(await errorOf(refused)).toMatchObject({ property: "xClientRequestID" });
    expect(simulator.requests).toEqual([]);
  }),
);

test.each([
  ["name", { name: "" }],
  ["name", { name: "ci\ud800" }],
  ["description", { name: "ci", description: "x".repeat(501) }],
  ["organization_id", { name: "ci", organization_id: ".." }],
  ["nmae", { name: "ci", nmae: "typo" }],
])("a create with a wrong %s is refused before anything is sent", async (property, params) => {
  await simulated(async (simulator) => {
    const { credentials } = clientOf(simulator).organizations.serviceAccounts;
    const organization_id = simulator.organizationId;

    const error = await errorOf(
      credentials.create(simulator.serviceAccountId, { organization_id, ...params } as never),
    );
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(error.message).toContain(property);
    expect(simulator.requests).toEqual([]);
  })();
});

test.each(["", ".", "..", "\ud800"])("the id %j never becomes a request", async (id) => {
  await simulated(async (simulator) => {
    const { credentials } = clientOf(simulator).organizations.serviceAccounts;
    const owner = {
      organization_id: simulator.organizationId,
      service_account_id: simulator.serviceAccountId,
    };

    const error = await errorOf(credentials.delete(id, owner));
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(error.message).toContain("credentialID");
    expect(simulator.requests).toEqual([]);
  })();
});

test.each(["../../service-accounts", "a/b", "%2e%2e", "a?b#c", "\r\nX-Evil: 1"])(
  "the id %j stays one part of the path",
  async (id) => {
    await simulated(async (simulator) => {
      const { credentials } = clientOf(simulator).organizations.serviceAccounts;
      const owner = {
        organization_id: simulator.organizationId,
        service_account_id: simulator.serviceAccountId,
      };

      expect(await errorOf(credentials.retrieve(id, owner))).toBeInstanceOf(NotFoundError);
      expect(simulator.requests.at(-1)?.path.split("/").at(-1)).toBe(encodeURIComponent(id));
    })();
  },
);

test(
  "printing a client or a created credential shows no secret, reading client_secret does",
  simulated(async (simulator) => {
    const keycard = clientOf(simulator);
    const created = await keycard.organizations.serviceAccounts.credentials.create(
      simulator.serviceAccountId,
      { organization_id: simulator.organizationId, name: "ci" },
    );
    const secrets = [...simulator.issuedSecrets()];
    expect(secrets).toContain(created.client_secret);

    for (const value of [keycard, created, { nested: [created] }]) {
      const shown = [inspect(value, { depth: null }), JSON.stringify(value), String(value)].join(
        "\n",
      );
      expect(secrets.filter((secret) => shown.includes(secret))).toEqual([]);
    }
    expect(JSON.stringify(created)).toContain("[secret]");
  }),
);
