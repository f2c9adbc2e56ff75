import fc from "fast-check";
import { eachDoor } from "../provider/door";
import { providedToAll } from "../provider/provided";
import type { Values } from "../provider/wire";
import { answered, expectWellFormed } from "./door-calls";
import { expectServing } from "./expect-serving";
import { holds } from "./holds";
import {
  hostileKey,
  hostileProperties,
  hostileValue,
  record,
  sendableText,
  shortHostileText,
} from "./hostile-values";
import { hostileProgram, resourceTypes, usualProgram } from "./usual-programs";

const anyId = fc.oneof(
  sendableText,
  fc.tuple(shortHostileText, shortHostileText).map((parts) => parts.join("/")),
  fc
    .array(
      shortHostileText.filter((text) => text.isWellFormed()),
      { minLength: 2, maxLength: 3 },
    )
    .map((parts) => parts.map(encodeURIComponent).join("/")),
);

const anyDate = fc.oneof(
  fc.constantFrom("2026-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0000-01-01T00:00:00+23:59", ""),
  hostileValue,
);

/** What a rotating credential's state holds besides. */
const rotation = fc.record(
  {
    rotationAnchor: anyDate,
    nextRotationAt: anyDate,
    createInterrupted: anyDate,
    autoName: hostileValue,
    autoNameIsChosen: hostileValue,
    previous: fc.array(
      fc.record({
        credentialId: shortHostileText,
        clientId: shortHostileText,
        createdAt: fc.constant("2026-01-01T00:00:00Z"),
        supersededAt: fc.constant("2026-01-02T00:00:00Z"),
        retiresAt: fc.constantFrom("2026-01-03T00:00:00Z", "9999-01-01T00:00:00Z"),
      }),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: [] },
);

const idsByKey = record(
  fc.oneof(hostileKey, fc.constantFrom("ci", "nightly")),
  fc.oneof(shortHostileText, hostileValue),
);

/** What a set's state holds besides. */
const ofSet = fc.record(
  {
    credentialIds: idsByKey,
    clientIds: idsByKey,
    clientSecrets: idsByKey,
    pendingDeletes: record(shortHostileText, fc.oneof(shortHostileText, hostileValue)),
    pendingCreates: record(shortHostileText, anyDate),
    autoName: hostileValue,
  },
  { requiredKeys: [] },
);

describe.each(resourceTypes)("%s", (type) => {
  eachDoor((door) => {
    const given = providedToAll(door, type);

    test("any id and any state are refused in words, or lead to paths of the API alone", async () => {
      const { simulator, provider } = given();
      const secrets = [simulator.clientSecret];
      const usual = usualProgram(type, simulator);
      const real = await provider.create((await provider.check(usual as Values)).inputs);
      const states = fc.record({
        id: fc.oneof(anyId, fc.constant(real.id)),
        inputs: hostileProgram(type, usual),
        outputs: hostileProperties(real.outputs),
        besides: fc.oneof(
          fc.constant({}),
          type === "ServiceAccountCredentialSet" ? ofSet : rotation,
        ),
        news: hostileProgram(type, usual),
      });
      await holds(8, states, async ({ id, inputs, outputs, besides, ...program }) => {
        simulator.clearRequests();
        // A partial failure carries the whole state in a header, of which Node's gRPC takes less than the engine's.
        const news = { ...program.news, verify: false };
        const held = {
          id,
          inputs: inputs as Values,
          outputs: { ...outputs, ...besides, allowSelfRevocation: true } as Values,
        };
        const steps = [
          provider.get(id),
          provider.read(held),
          provider.diff(held, news as Values),
          provider.previewUpdate(held, news as Values),
          provider.update(held, news as Values),
          provider.delete(held),
        ];
        await Promise.all(steps.map((step) => answered<unknown>(step, secrets)));
        expectWellFormed(simulator.requests);
      });
    });

    test("after all of that the process serves a usual program", () =>
      expectServing(given(), type));
  });
});
