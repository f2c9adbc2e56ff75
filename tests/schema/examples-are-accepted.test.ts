import { checkArguments } from "../../provider/engine/check-arguments";
import { checkInputs } from "../../provider/engine/check-inputs";
import { functions, resources } from "../../provider/plugin/package-contents";

const defaults = { value: () => "acme", remedy: () => "" };
const newName = () => ({ autoName: "example-1234567" });

test.each(resources)("the example of a $type is one", (definition) => {
  const request = { olds: {}, news: definition.example, defaults, newName };
  const { failures } = checkInputs(definition, request);
  expect(failures).toEqual([]);
});

test.each(functions)("the example of $name is one", (definition) => {
  expect(checkArguments(definition, { given: definition.example, defaults }).failures).toEqual([]);
});
