import { z } from "zod";
import { generatedName } from "../../provider/engine/auto-name";
import { checkInputs } from "../../provider/engine/check-inputs";
import type { RawValues } from "../../provider/engine/definition";
import { diffProperties } from "../../provider/engine/diff-properties";
import { property } from "../../provider/engine/property";

const randomSuffix = "1234567";
const canary = "canary-of-a-secret-input";

const lamp = {
  type: "Lamp",
  inputs: {
    colour: property(z.enum(["red", "green"]), { description: "How it shines." }),
    key: property(z.string().min(30).optional(), { description: "Unlocks it.", secret: true }),
    socket: property(z.string(), {
      description: "Where it is.",
      fromProvider: true,
      replaces: true,
    }),
    name: property(z.string().optional(), { description: "What it is called." }),
  },
  outputs: { watts: property(z.number(), { description: "What it needs." }) },
  normalize: (inputs: RawValues) => ({ inputs: { ...inputs }, failures: [] }),
};

function check(news: RawValues, olds: RawValues = {}) {
  const defaults = { value: () => undefined, remedy: () => "Plug it in." };
  const newName = () => generatedName("desk", randomSuffix);
  return checkInputs(lamp, { olds, news, defaults, newName });
}

test("a secret input's value is in no failure, and no failure makes the engine show it", () => {
  const { failures } = check({ colour: "red", socket: "wall", key: canary });
  expect(failures).toEqual([
    {
      property: "",
      reason: '"key" is of type string. Too small: expected string to have >=30 characters.',
    },
  ]);
});

test("what is required and missing is said with what it is", () => {
  expect(check({ socket: "wall" }).failures).toEqual([
    { property: "colour", reason: '"colour" is required and not given. How it shines.' },
  ]);
});

test("what the provider may give and doesn't is said with the remedy", () => {
  expect(check({ colour: "red" }).failures).toEqual([
    { property: "socket", reason: expect.stringMatching(/Plug it in\.$/) },
  ]);
});

test("a generated name is at most 255 characters long and keeps its random end", () => {
  const made = generatedName("x".repeat(300), randomSuffix);
  expect(made.autoName).toHaveLength(255);
  expect(made.autoName).toMatch(/^x+-1234567$/);
});

test("a resource without a logical name is named nevertheless", () => {
  expect(generatedName(undefined, randomSuffix)).toEqual({
    autoName: "resource-1234567",
  });
});

test("each change says whether it replaces, and whether it is certain", () => {
  const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
  const olds = { colour: "red", socket: "wall", name: "desk", watts: 40 };

  expect(diffProperties(lamp, olds, { colour: "green", socket: unknown, name: "desk" })).toEqual([
    { property: "colour", replaces: false, certain: true },
    { property: "socket", replaces: true, certain: false },
  ]);
});
