import type { KeycardContext } from "../definitions/keycard-context";
import type { Definition } from "../engine/definition";
import type { Properties } from "../engine/property";
import { resources } from "./package-contents";
import { UnknownToken } from "./status";
import { tokenOf } from "./token-of";

export type ResourceDefinition = Definition<Properties, Properties, KeycardContext>;

// What the engine sends for a type went through that type's check before.
const byToken = new Map(
  resources.map((definition) => [
    tokenOf(definition.type),
    definition as unknown as ResourceDefinition,
  ]),
);

/** @throws UnknownToken */
export function resourceOf(type: string): ResourceDefinition {
  const definition = byToken.get(type);
  if (definition) return definition;
  throw new UnknownToken(
    `pulumi-keycard has no resource type ${JSON.stringify(type.slice(0, 100))}. It has: ${[...byToken.keys()].join(", ")}.`,
  );
}
