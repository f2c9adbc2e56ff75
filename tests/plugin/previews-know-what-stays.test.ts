import { created, operations } from "../provider/provided";
import { isSecret, secret } from "../provider/secrets-on-the-wire";
import type { Values } from "../provider/wire";
import { Recipient } from "../support/recipient";
import { pluggedToAll } from "./plugged";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const dayMs = 24 * 3_600_000;
const earlier = (date: Values[string] | undefined, days: number) =>
  new Date(Date.parse(String(date)) - days * dayMs).toISOString();

describe("of a credential", () => {
  const given = pluggedToAll();

  test("a creation has no id, the inputs and the name that it will have, and a secret that is secret already", async () => {
    const { provider, simulator } = given();
    const { organizationId, serviceAccountId } = simulator;
    const news = { logicalName: "ci", serviceAccountId, description: secret("of the pipeline") };
    const { inputs } = await provider.check(news);

    const { id, outputs } = await provider.previewCreate(inputs);
    expect(id).toBe("");
    expect(outputs).toEqual({
      serviceAccountId,
      organizationId,
      description: secret("of the pipeline"),
      autoName: inputs.autoName,
      name: inputs.autoName,
      credentialId: unknown,
      clientId: unknown,
      clientSecret: secret(unknown),
      createdAt: unknown,
    });
    expect(operations(simulator)).toEqual([]);
  });

  test("of a secret that will be encrypted there is no other form, and it is no secret", async () => {
    const { provider, simulator } = given();
    const { serviceAccountId } = simulator;
    const { inputs } = await provider.check({ serviceAccountId, encryptTo: new Recipient().pem });

    const { outputs } = await provider.previewCreate(inputs);
    expect(outputs.encryptedClientSecret).toBe(unknown);
    expect(outputs).not.toHaveProperty("clientSecret");
    const either = await provider.previewCreate({ ...inputs, encryptTo: unknown });
    expect(either.outputs).toMatchObject({
      clientSecret: secret(unknown),
      encryptedClientSecret: unknown,
    });
  });

  test("an update keeps all that the API computed, and changes what the program changes", async () => {
    const { provider, simulator } = given();
    const held = await created(given(), { name: "ci", description: "first" });
    simulator.clearRequests();

    const outputs = await provider.previewUpdate(held, { ...held.inputs, name: "deploy" });
    expect(outputs).toEqual({ ...held.outputs, name: "deploy" });
    expect(isSecret(outputs.clientSecret)).toBe(true);
    expect(operations(simulator)).toEqual([]);
  });

  test("an update to what isn't known yet leaves that alone unknown", async () => {
    const { provider } = given();
    const held = await created(given(), { name: "ci" });
    const outputs = await provider.previewUpdate(held, { ...held.inputs, description: unknown });
    expect(outputs).toEqual({ ...held.outputs, description: unknown });
  });

  test("is what the step then does", async () => {
    const { provider } = given();
    const held = await created(given(), { name: "ci", description: "first" });
    const news = { ...held.inputs, name: "deploy" };
    expect(await provider.previewUpdate(held, news)).toEqual(
      (await provider.update(held, news)).outputs,
    );
  });
});

describe("of a rotating credential", () => {
  const given = pluggedToAll("RotatingServiceAccountCredential");

  async function rotatedOnce() {
    const { provider } = given();
    const held = await created(given(), { rotateEveryDays: 30, rotateWhenChanged: { key: "a" } });
    const news = { ...held.inputs, rotateWhenChanged: { key: "b" } };
    return provider.update(held, news);
  }

  test("a rotation that is due makes the credential's outputs unknown, and no others", async () => {
    const { provider } = given();
    const held = await rotatedOnce();
    const news = { ...held.inputs, rotateWhenChanged: { key: "c" } };
    expect(await provider.previewUpdate(held, news)).toEqual({
      ...held.outputs,
      rotateWhenChanged: { key: "c" },
      credentialId: unknown,
      clientId: unknown,
      clientSecret: secret(unknown),
      createdAt: unknown,
      nextRotationAt: unknown,
      previous: unknown,
    });
  });

  test("a rotation to other keys knows which form the secret will have", async () => {
    const { provider } = given();
    const held = await rotatedOnce();
    const { autoName, ...program } = held.inputs;
    const news = { ...program, encryptTo: new Recipient().pem };
    const { inputs } = await provider.check(news, held.inputs);
    const encrypted = await provider.previewUpdate(held, inputs);
    expect(encrypted.encryptedClientSecret).toBe(unknown);
    expect(encrypted).not.toHaveProperty("clientSecret");

    const rotated = await provider.update(held, inputs);
    const plain = await provider.previewUpdate(rotated, held.inputs);
    expect(plain.clientSecret).toEqual(secret(unknown));
    expect(plain).not.toHaveProperty("encryptedClientSecret");
  });

  test("a retirement that is due makes the list of superseded ones unknown, and no more", async () => {
    const { provider } = given();
    const held = await rotatedOnce();
    const [previous] = held.outputs.previous as Values[];
    const old = {
      supersededAt: earlier(previous?.supersededAt, 40),
      retiresAt: earlier(previous?.retiresAt, 40),
    };
    const state = { ...held.outputs, previous: [{ ...previous, ...old }] };
    expect(await provider.previewUpdate({ ...held, outputs: state }, held.inputs)).toEqual({
      ...state,
      previous: unknown,
    });
  });

  test("another schedule is worked out, and one that isn't known yet makes its date unknown", async () => {
    const { provider } = given();
    const held = await rotatedOnce();
    const weekly = { ...held.inputs, rotateEveryDays: 7 };
    expect(await provider.previewUpdate(held, weekly)).toEqual(
      (await provider.update(held, weekly)).outputs,
    );
    const later = { ...held.inputs, rotateEveryDays: unknown };
    expect(await provider.previewUpdate(held, later)).toEqual({
      ...held.outputs,
      rotateEveryDays: unknown,
      nextRotationAt: unknown,
    });
  });
});
