import { z } from "zod";
import { objectType } from "../../provider/engine/object-type";
import { type Properties, property } from "../../provider/engine/property";
import { inputSpec, outputSpec } from "../../provider/engine/schema/object-spec";
import { resourceSpec } from "../../provider/engine/schema/resource-spec";

const tokenOf = (name: string) => `house:index:${name}`;
const described = { description: "What it is." };
const description = "What it is.";

const bulb = objectType(
  { id: "Bulb", description: "What shines." },
  { watts: property(z.int(), described), tint: property(z.string().optional(), described) },
);

const lamp = {
  type: "Lamp",
  description: "Shines.",
  example: { socket: "wall", mainColour: { day: "red" } },
  idForm: "<house>/<lamp>",
  inputs: {
    socket: property(z.string().min(1), { ...described, fromProvider: true, replaces: true }),
    dimmed: property(z.boolean().default(false), described),
    name: property(z.string().optional(), described),
    colour: property(z.string().optional(), { ...described, deprecated: "Use bulbs." }),
  },
  outputs: { key: property(z.string().optional(), { ...described, absentIfAdopted: true }) },
} as const;

const inputTypes: Properties = {
  text: property(z.string().max(5).regex(/x/), described),
  moment: property(z.iso.datetime({ offset: true }), described),
  amount: property(z.number().positive(), described),
  whole: property(z.int(), described),
  flag: property(z.boolean(), described),
  list: property(z.array(z.string()), described),
  map: property(z.record(z.string(), z.record(z.string(), z.boolean())), described),
  bulbs: property(z.array(bulb), described),
};

test("every kind of value has its type", () => {
  const { spec, types } = inputSpec(inputTypes, tokenOf);
  expect(spec.properties).toEqual({
    text: { type: "string", description },
    moment: { type: "string", description },
    amount: { type: "number", description },
    whole: { type: "integer", description },
    flag: { type: "boolean", description },
    list: { type: "array", items: { type: "string" }, description },
    map: {
      type: "object",
      additionalProperties: { type: "object", additionalProperties: { type: "boolean" } },
      description,
    },
    bulbs: { type: "array", items: { $ref: "#/types/house:index:Bulb" }, description },
  });
  expect(types).toEqual({
    "house:index:Bulb": {
      type: "object",
      description: "What shines.",
      properties: {
        watts: { type: "integer", description },
        tint: { type: "string", description },
      },
      required: ["watts"],
    },
  });
});

test.each<[string, z.ZodType]>([
  ["an object without a name", z.object({ watts: z.number() })],
  ["a choice between types", z.union([z.string(), z.number()])],
  ["anything", z.unknown()],
])("%s is refused, with what to do instead", (_, schema) => {
  expect(() => inputSpec({ odd: property(schema, described) }, tokenOf)).toThrow(/objectType/);
});

test("rules become marks, and defaults are defaults", () => {
  const { spec } = resourceSpec(lamp, tokenOf);
  expect(spec.inputProperties).toEqual({
    socket: { type: "string", description, replaceOnChanges: true },
    dimmed: { type: "boolean", description, default: false },
    name: { type: "string", description },
    colour: { type: "string", description, deprecationMessage: "Use bulbs." },
  });
});

test("what the provider or a default gives is required of nobody, and always there", () => {
  const { spec } = resourceSpec(lamp, tokenOf);
  expect(spec.requiredInputs).toEqual([]);
  expect(spec.required).toEqual(["socket", "dimmed", "name", "key"]);
});

test("an output that needs no promise has none", () => {
  expect(outputSpec({ key: property(z.string().optional(), described) }, tokenOf).spec).toEqual({
    type: "object",
    properties: { key: { type: "string", description } },
    required: [],
  });
});

test("a resource's documentation shows how to declare and how to import one", () => {
  expect(resourceSpec(lamp, tokenOf).spec.description).toBe(`Shines.

{{% examples %}}

{{% example %}}

### Example

\`\`\`typescript
const example = new house.Lamp("example", {
    socket: "wall",
    mainColour: { "day": "red" },
});
\`\`\`

\`\`\`python
example = house.Lamp("example",
    socket="wall",
    main_colour={ "day": "red" },
)
\`\`\`

\`\`\`yaml
resources:
  example:
    type: house:index:Lamp
    properties:
      socket: "wall"
      mainColour: { "day": "red" }
\`\`\`

{{% /example %}}

{{% /examples %}}

## Import

\`\`\`sh
pulumi import house:index:Lamp example '<house>/<lamp>'
\`\`\`

Each part of the id is percent-encoded.`);
});
