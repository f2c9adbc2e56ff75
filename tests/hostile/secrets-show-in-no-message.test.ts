import fc from "fast-check";
import { invoked } from "../plugin/invoked";
import { pluggedToAll } from "../plugin/plugged";
import { secret } from "../provider/secrets-on-the-wire";
import type { Values } from "../provider/wire";
import { keepSecrets } from "../support/evidence";
import { answered } from "./door-calls";
import { holds } from "./holds";
import { shortHostileText } from "./hostile-values";
import { expectShowable } from "./showable";
import { resourceTypes, usualProgram } from "./usual-programs";

const canary = "canary-of-a-program-which-no-message-shows";
keepSecrets([canary]);

/** Texts with the canary in them. */
const secretText = fc
  .tuple(shortHostileText, shortHostileText)
  .map(([before, after]) => before + canary + after);

/** One to three of the properties, as secrets. */
function withSecrets(usual: Record<string, unknown>): fc.Arbitrary<Values> {
  const value = fc.oneof(
    secretText.map((text) => secret(text)),
    secretText.map((text) => secret({ key: text })),
    secretText.map((text) => ({ key: secret(text), other: "plain" })),
  );
  return fc
    .array(fc.tuple(fc.constantFrom(...Object.keys(usual)), value), { minLength: 1, maxLength: 3 })
    .map((entries) => ({ ...usual, ...Object.fromEntries(entries) }) as Values);
}

describe.each(resourceTypes)("%s", (type) => {
  const given = pluggedToAll(type);

  test("what a program marks as secret is in no message about it", async () => {
    const { simulator, provider, plugin } = given();
    const usual = usualProgram(type, simulator);
    const real = await provider.create((await provider.check(usual as Values)).inputs);
    await holds(15, withSecrets(usual), async (news) => {
      const checked = await answered(provider.check(news), [canary]);
      for (const { property, reason } of checked?.failures ?? []) {
        expectShowable(property + reason, [canary]);
      }
      const outputs = { ...real.outputs, ...news, allowSelfRevocation: true };
      const held = { id: real.id, inputs: news, outputs };
      const steps = [
        provider.diff(held, news),
        provider.diff({ ...held, outputs: { ...outputs, rotationAnchor: "never" } }, news),
        provider.read(held),
        provider.update(held, news),
        provider.create(news).then((made) => provider.delete(made)),
      ];
      await Promise.all(steps.map((step) => answered<unknown>(step, [canary])));
      expect(plugin.told.text).not.toContain(canary);
    });
  });
});

const functions = {
  getServiceAccount: ["id", "serviceAccountId", "organizationId"],
  getServiceAccountCredential: ["id", "serviceAccountId", "organizationId", "credentialId"],
  getServiceAccountCredentials: ["serviceAccountId", "organizationId"],
};

describe.each(Object.entries(functions))("%s", (name, parts) => {
  const given = pluggedToAll();

  test("what a call marks as secret is in no message about it", () => {
    const usual = Object.fromEntries(parts.map((part) => [part, "agents"]));
    return holds(15, withSecrets(usual), async (args) => {
      const told = await answered(invoked(given().plugin, name, args), [canary]);
      for (const { property, reason } of told?.failures ?? []) {
        expectShowable(property + reason, [canary]);
      }
    });
  });
});
