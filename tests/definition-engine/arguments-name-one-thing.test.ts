import { getServiceAccount } from "../../provider/definitions/functions/get-service-account";
import { getServiceAccountCredential } from "../../provider/definitions/functions/get-service-account-credential";
import { checkArguments } from "../../provider/engine/check-arguments";
import type { RawValues } from "../../provider/engine/definition";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const defaults = {
  value: (property: string) => (property === "organizationId" ? "acme" : undefined),
  remedy: () => "Give it.",
};

const checked = (given: RawValues) =>
  checkArguments(getServiceAccountCredential, { given, defaults });
const parts = { organizationId: "globex", serviceAccountId: "agents", credentialId: "ci" };

test.each<[string, RawValues, RawValues]>([
  ["by its Pulumi id", { id: "globex/agents/ci" }, parts],
  ["by its Pulumi id, percent-encoded", { id: "glo%62ex/agents/ci" }, parts],
  ["by the API's ids", parts, parts],
  [
    "by the service account's Pulumi id",
    { serviceAccountId: "globex/agents", credentialId: "ci" },
    parts,
  ],
  [
    "in the provider's organization",
    { serviceAccountId: "agents", credentialId: "ci" },
    { ...parts, organizationId: "acme" },
  ],
])("a credential is named %s", (_, given, inputs) => {
  expect(checked(given)).toEqual({ inputs, failures: [] });
});

test.each<[string, RawValues, string, RegExp]>([
  [
    "a misspelt argument",
    { ...parts, credentailId: "ci" },
    "credentailId",
    /^"credentailId" is not a property of getServiceAccountCredential\. Inputs of .* are: id, serviceAccountId, /,
  ],
  ["what it answers", { ...parts, lastUsedAt: "now" }, "lastUsedAt", /computed and can't be given/],
  [
    "no credential",
    { serviceAccountId: "agents" },
    "credentialId",
    /^"credentialId" is required and not given\. .*`id`/,
  ],
  [
    "an organization beside the id",
    { id: "globex/agents/ci", organizationId: "acme" },
    "organizationId",
    /^"organizationId" is given beside "id"/,
  ],
  [
    "a credential beside the id",
    { id: "globex/agents/ci", credentialId: "ci" },
    "credentialId",
    /^"credentialId" is given beside "id"/,
  ],
  [
    "the id of a service account",
    { id: "globex/agents" },
    "id",
    /^"id" is "globex\/agents"\. .*<organization>\/<service account>\/<credential>/,
  ],
  ["an id that leads elsewhere", { id: "globex/agents/.." }, "id", /not "\." or "\.\."/],
  [
    "an organization that isn't the service account's",
    { serviceAccountId: "globex/agents", organizationId: "acme", credentialId: "ci" },
    "organizationId",
    /"organizationId" is "acme", but/,
  ],
])("%s is refused", (_, given, property, reason) => {
  const { failures } = checked(given);
  expect(failures).toEqual([{ property, reason: expect.stringMatching(reason) }]);
});

test("what a preview doesn't know yet passes", () => {
  expect(checked({ id: unknown })).toEqual({
    inputs: { organizationId: unknown, serviceAccountId: unknown, credentialId: unknown },
    failures: [],
  });
});

test("an organization that nobody gives is missed", () => {
  const { failures } = checkArguments(getServiceAccount, {
    given: { serviceAccountId: "agents" },
    defaults: { value: () => undefined, remedy: () => "Give it." },
  });
  expect(failures).toEqual([
    { property: "organizationId", reason: expect.stringMatching(/neither by .* Give it\.$/) },
  ]);
});
