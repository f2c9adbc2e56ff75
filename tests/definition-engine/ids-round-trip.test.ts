import { formatId, parseId } from "../../provider/engine/resource-id";
import { errorOf } from "../support/evidence";

const form = "<organization>/<service account>";

test.each([
  ["acme", "agents"],
  ["ac/me", "agents/"],
  ["100%", "%2F"],
  ["%25", "%"],
  ["..", "a b+c"],
  ["ä/ö", "😀?#&"],
])("%j and %j become an id and come back", (...parts) => {
  const id = formatId(...parts);
  expect(id.split("/")).toHaveLength(2);
  expect(parseId(id, form)).toEqual(parts);
});

test.each(["", "acme", "acme/", "/agents", "a/b/c", "100%/agents", "\ud800/agents"])(
  "%j is refused with the form that is expected",
  async (id) => {
    const parse = async () => parseId(id, form);
    const { message } = await errorOf(parse());
    expect(message).toContain(`${JSON.stringify(id)} is not an id of the form ${form}`);
  },
);

test("of an id that is no such thing the beginning is shown", async () => {
  const parse = async () => parseId("a".repeat(10_000_000), form);
  expect((await errorOf(parse())).message.length).toBeLessThan(1_000);
});
