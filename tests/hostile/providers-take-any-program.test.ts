import fc from "fast-check";
import { differences } from "../provider/differences";
import { eachDoor } from "../provider/door";
import { providedToAll } from "../provider/provided";
import type { Values } from "../provider/wire";
import { answered, expectWellFormed, isOfPreview } from "./door-calls";
import { expectServing } from "./expect-serving";
import { holds } from "./holds";
import { expectShowable } from "./showable";
import { hostileProgram, resourceTypes, usualProgram } from "./usual-programs";

describe.each(resourceTypes)("%s", (type) => {
  eachDoor((door) => {
    const given = providedToAll(door, type);
    // The engine previews with the plugin alone: another provider would do what it is asked to preview.
    const isPreviewed = differences.previews[door];

    test("any program is refused in words, or lives its life without the API refusing anything", async () => {
      const { simulator, provider } = given();
      const secrets = [simulator.clientSecret];
      const usual = usualProgram(type, simulator);
      const programs = fc.tuple(hostileProgram(type, usual), hostileProgram(type, usual));
      const check = async (news: object, olds?: Values) => {
        const program = { logicalName: "ci", ...news } as Values;
        const checked = await answered(provider.check(program, olds), secrets);
        for (const { property, reason } of checked?.failures ?? []) {
          expectShowable(property + reason, secrets);
        }
        return checked?.failures.length === 0 ? checked.inputs : undefined;
      };
      await holds(15, programs, async ([first, second]) => {
        simulator.clearRequests();
        const inputs = await check(first);
        if (inputs === undefined) return;
        if (isOfPreview(inputs)) {
          if (isPreviewed) await provider.previewCreate(inputs);
          return;
        }
        const held = await answered(provider.create(inputs), secrets);
        const news = await check(second, inputs);
        if (held !== undefined) {
          if (news !== undefined) {
            const { replaces } = await provider.diff(held, news);
            if (isPreviewed) await provider.previewUpdate(held, news);
            if (replaces.length === 0 && !isOfPreview(news)) await provider.update(held, news);
          }
          await provider.read(held);
          await provider.delete(held);
        }
        expectWellFormed(simulator.requests);
      });
    });

    test("after all of that the process serves a usual program", () =>
      expectServing(given(), type));
  });
});
