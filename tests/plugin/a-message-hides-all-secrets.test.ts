import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { received } from "../../provider/plugin/property-values";
import { hiding } from "../../provider/plugin/without-secrets";
import { secret } from "../provider/secrets-on-the-wire";
import type { Values } from "../provider/wire";

const receivedOf = (values: Values) => received(Struct.fromJavaScript(values as never));

test("what the secrets of state and program begin with alike hides neither by half", () => {
  const program = receivedOf({ name: secret("production-deployer-swordfish") });
  const state = receivedOf({ name: secret("production-deployer-hunter2") });
  for (const all of [
    [program, state],
    [state, program],
  ]) {
    expect(hiding(all)('Credential "production-deployer-hunter2" is old.')).toBe(
      "Credential [secret] is old.",
    );
  }
});

test("what stands beside a secret is shown", () => {
  const credentials = { ci: { name: "the CI's login", description: secret("nobody may see it") } };
  const hidden = hiding([receivedOf({ credentials })]);
  expect(hidden('"the CI\'s login" is nobody may see it.')).toBe('"the CI\'s login" is [secret].');
});

test("all texts in a map that is secret are hidden, and its keys where those tell of a secret", () => {
  const pendingCreates = secret({ "a secret name": "2026-11-26T00:00:00Z" });
  const message = 'The creation of "a secret name" began at 2026-11-26T00:00:00Z.';
  const all = [receivedOf({ pendingCreates })];
  expect(hiding(all)(message)).toBe('The creation of "a secret name" began at [secret].');
  expect(hiding(all, ["pendingCreates"])(message)).toBe(
    "The creation of [secret] began at [secret].",
  );
});

test.each([
  ["in a URL", "o%27brien%2Fservice-account"],
  ["percent-encoded", "o'brien%2Fservice-account"],
  ["as it is", "o'brien/service-account"],
])("a secret is hidden %s", (_, shown) => {
  const hidden = hiding([receivedOf({ serviceAccountId: secret("o'brien/service-account") })]);
  expect(hidden(`of ${shown}.`)).toBe("of [secret].");
});
