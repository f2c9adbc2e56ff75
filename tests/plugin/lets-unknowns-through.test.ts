import { created } from "../provider/provided";
import { secret } from "../provider/secrets-on-the-wire";
import type { Values } from "../provider/wire";
import { pluggedToAll } from "./plugged";

/** Source: pulumi/pulumi sdk/go/common/resource/sig/sig.go, UnknownStringValue and its like in plugin/rpc.go. */
const unknowns = {
  string: "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  boolean: "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  number: "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  array: "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  asset: "030794c1-ac77-496b-92df-f27374a8bd58",
  archive: "e48ece36-62e2-4504-bad9-02848725956a",
  object: "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
};
const given = pluggedToAll("RotatingServiceAccountCredential");
const inputs = [
  "serviceAccountId",
  "organizationId",
  "name",
  "description",
  "verify",
  "allowSelfRevocation",
  "rotateEveryDays",
  "rotateWhenChanged",
  "retirePreviousAfterDays",
  "keepIfUsedWithinHours",
];

async function checked(program: Values): Promise<Values> {
  const { provider, simulator } = given();
  const { serviceAccountId } = simulator;
  const { inputs, failures } = await provider.check({ serviceAccountId, ...program });
  expect(failures).toEqual([]);
  return inputs;
}

test.each(inputs)("%s passes while it is unknown, of whichever type it will be", async (name) => {
  for (const unknown of Object.values(unknowns)) {
    expect((await checked({ [name]: unknown }))[name]).toBe(unknown);
    expect((await checked({ [name]: secret(unknown) }))[name]).toEqual(secret(unknown));
  }
});

test("a diff takes an unknown for a change that may be, in place or by a replacement", async () => {
  const { provider } = given();
  const held = await created(given(), { name: "ci" });
  for (const unknown of Object.values(unknowns)) {
    const name = await provider.diff(held, { ...held.inputs, name: unknown });
    expect(name).toEqual({ changes: "some", replaces: [] });
    const account = await provider.diff(held, { ...held.inputs, serviceAccountId: unknown });
    expect(account).toEqual({ changes: "some", replaces: ["serviceAccountId"] });
  }
});

test("a resource whose whole program is unknown can be previewed", async () => {
  const { provider } = given();
  const inputs = await checked({
    serviceAccountId: unknowns.string,
    organizationId: unknowns.string,
    rotateWhenChanged: { key: secret(unknowns.number) },
  });
  const { id, outputs } = await provider.previewCreate(inputs);
  expect(id).toBe("");
  expect(outputs).toMatchObject({ serviceAccountId: unknowns.string, name: inputs.autoName });
});
