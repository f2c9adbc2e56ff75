import { providerErrorOf } from "../provider/provided";
import { isSecret, secret } from "../provider/secrets-on-the-wire";
import { keepSecrets } from "../support/evidence";
import { pluggedToAll } from "./plugged";

const canary = "canary-of-a-name-that-nobody-may-see";
keepSecrets([canary]);

const given = pluggedToAll("ServiceAccountCredentialSet");

test("what a set keeps of a creation in doubt is as secret as the name that it was to have", async () => {
  const { provider, simulator } = given();
  const { serviceAccountId } = simulator;
  const program = (credentials: Record<string, { name: string }>) =>
    provider.check({ serviceAccountId, credentials: secret(credentials) });
  // The login is none of the creation's time.
  await provider.delete(await provider.create((await program({ ci: { name: "before" } })).inputs));
  const { inputs } = await program({ ci: { name: canary } });
  simulator.fault({
    kind: "delay",
    delayMs: 60_000,
    effect: "before",
    operation: "createCredential",
  });
  const { message, partialFailure } = await providerErrorOf(provider.create(inputs, 0.2));
  expect(message).not.toContain(canary);
  const { pendingCreates } = partialFailure?.outputs ?? {};
  expect(isSecret(pendingCreates) && pendingCreates.value).toEqual({
    [canary]: expect.stringMatching(/^20/),
  });

  const held = { id: partialFailure?.id ?? "", inputs, outputs: partialFailure?.outputs ?? {} };
  const refreshed = await provider.read(held);
  expect(isSecret(refreshed.outputs.pendingCreates)).toBe(true);
  const updated = await provider.update(held, inputs);
  expect(updated.outputs).not.toHaveProperty("pendingCreates");
  await provider.delete(updated);
});

test("nor is it told what a creation in doubt was to make, when the set is destroyed", async () => {
  const { provider, simulator, plugin } = given();
  const { serviceAccountId } = simulator;
  const credentials = secret({ ci: { name: canary } });
  const { inputs } = await provider.check({ serviceAccountId, credentials });
  simulator.fault({
    kind: "delay",
    delayMs: 60_000,
    effect: "after",
    operation: "createCredential",
  });
  const { partialFailure } = await providerErrorOf(provider.create(inputs, 0.5));
  expect(partialFailure?.outputs).toHaveProperty("pendingCreates");
  await provider.delete({
    id: partialFailure?.id ?? "",
    inputs,
    outputs: partialFailure?.outputs ?? {},
  });
  await provider.hasTold("under the name [secret] that the program chose");
  expect(plugin.told.text).not.toContain(canary);
});
