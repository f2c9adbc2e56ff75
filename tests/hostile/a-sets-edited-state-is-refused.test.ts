import { eachDoor } from "../provider/door";
import { created, providedToAll, providerErrorOf } from "../provider/provided";
import type { Values } from "../provider/wire";

/** What a hand with an editor, or another resource, may have left in a state. */
const edited: [string, Values, string][] = [
  ["without its ids", { credentialIds: null }, "credentialIds: "],
  ["whose ids are a list", { credentialIds: ["ci"] }, "credentialIds: "],
  ["whose ids are no texts", { credentialIds: { ci: 1, nightly: {} } }, "credentialIds.ci: "],
  ["that lacks an id", { credentialIds: { ci: "ci" } }, "have the same keys"],
  [
    "with an id too many",
    { clientIds: { ci: "a", nightly: "b", more: "c" } },
    "have the same keys",
  ],
  ["that lacks a declaration", { credentials: { ci: {} } }, "have the same keys"],
  ["without its secrets", { clientSecrets: null }, "clientSecrets: "],
  ["with something else to delete", { pendingDeletes: { ci: 1 } }, "pendingDeletes.ci: "],
  ["with a date that is none", { pendingCreates: { ci: "now" } }, "pendingCreates.ci: "],
];

eachDoor((door) => {
  const given = providedToAll(door, "ServiceAccountCredentialSet");

  test.each(edited)(
    "a set's state %s is refused in words before anything is sent",
    async (_, edit, says) => {
      const { provider, simulator } = given();
      const held = await created(given(), { credentials: { ci: {}, nightly: {} } });
      const outputs = { ...held.outputs, ...edit };
      const state = { ...held, outputs };
      const news = { ...held.inputs, credentials: { ci: { description: "changed" }, more: {} } };
      simulator.clearRequests();
      for (const step of [
        () => provider.diff(state, news),
        () => provider.update(state, news),
        () => provider.read(state),
        () => provider.delete(state),
      ]) {
        const { message } = await providerErrorOf(step());
        expect(message).toContain("The state of ServiceAccountCredentialSet ");
        expect(message).toContain(says);
        expect(message).toContain("If it was edited, put the former value back.");
      }
      expect(simulator.requests).toEqual([]);
      await provider.delete(held);
    },
  );
});
