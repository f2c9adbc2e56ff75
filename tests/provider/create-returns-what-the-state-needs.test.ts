import { liveIn } from "../support/live-credentials";
import { eachDoor } from "./door";
import { created, logIn, operations, provided, providedToAll, providerErrorOf } from "./provided";

eachDoor((door) => {
  const given = providedToAll(door);
  const newest = () => liveIn(given().simulator).at(-1);

  // The requests of a test are then its own, without the provider's login.
  beforeAll(() => created(given()));

  test("a created credential has everything of the contract, and its secret logs in", async () => {
    const { simulator } = given();
    const { organizationId, serviceAccountId } = simulator;
    const rotateWhenChanged = { quarter: "2026-Q4" };
    const program = { name: "ci", description: "of the pipeline", rotateWhenChanged };
    const { id, outputs } = await created(given(), program);

    const credential = newest();
    expect(id).toBe(`${organizationId}/${serviceAccountId}/${credential?.id}`);
    expect(outputs).toEqual({
      serviceAccountId,
      organizationId,
      ...program,
      credentialId: credential?.id,
      clientId: credential?.client_id,
      clientSecret: expect.stringMatching(/^\w{64}$/),
      createdAt: credential?.created_at,
    });
    await logIn(simulator, outputs);
    expect(credential).toMatchObject({ name: "ci", description: "of the pipeline" });
  });

  test("a generated name is the credential's, and kept as such", async () => {
    const { inputs, outputs } = await created(given());
    const { autoName } = inputs;

    expect(outputs).toMatchObject({ autoName, name: autoName });
    expect(newest()?.name).toBe(autoName);
  });

  test("ids with slashes and percent signs are encoded in the id", async () => {
    const { provider, simulator } = given();
    const organization = { id: "ac/me", label: "100%" };
    const { organizationId } = simulator.addOrganization(organization);
    const { serviceAccountId } = simulator.addServiceAccount(organizationId);

    const { inputs } = await provider.check({
      serviceAccountId,
      organizationId: "100%",
      name: "ci",
    });
    const held = await provider.create(inputs);
    expect(held.id).toBe(`100%25/${serviceAccountId}/${held.outputs.credentialId}`);
    expect((await provider.read(held)).outputs).toEqual(held.outputs);
  });

  test("verify logs in with the new credential once", async () => {
    const { outputs } = await created(given(), { verify: true });

    expect(operations(given().simulator)).toEqual(["createCredential", "token"]);
    expect(outputs.verify).toBe(true);
    expect(newest()?.last_used_at).toBeDefined();
  });

  test("a credential that is refused when it is verified stays in the state, with its secret", async () => {
    const { simulator } = given();
    simulator.fault({ kind: "status", status: 401, operation: "token" });

    const error = await providerErrorOf(created(given(), { name: "ci", verify: true }));
    expect(error.message).toMatch(/^The credential exists, but logging in with it failed: .* 401/);
    const credential = newest();
    expect(error.partialFailure).toEqual({
      id: expect.stringContaining(`/${credential?.id}`),
      outputs: expect.objectContaining({
        name: "ci",
        credentialId: credential?.id,
        clientSecret: expect.stringMatching(/^\w{64}$/),
      }),
      reasons: [error.message],
    });
  });

  test("a credential that the API refuses to make is an error that leaves nothing to keep", async () => {
    const { simulator } = given();
    simulator.fault({ kind: "status", status: 403, operation: "createCredential" });

    const error = await providerErrorOf(created(given()));
    expect(error.message).toMatch(/^Can't create a credential of service account .* answered 403/);
    expect(error.partialFailure).toBeUndefined();
    expect(operations(simulator)).toEqual(["createCredential"]);
  });

  test(
    "twenty credentials at once cost twenty-one requests",
    provided(door, async (given) => {
      const held = await Promise.all(Array.from({ length: 20 }, () => created(given)));

      expect(new Set(held.map(({ id }) => id)).size).toBe(20);
      expect(operations(given.simulator).toSorted()).toEqual([
        ...Array(20).fill("createCredential"),
        "token",
      ]);
    }),
  );
});
