import { randomBytes } from "node:crypto";
import { CheckRequest } from "@pulumi/pulumi/proto/provider_pb";
import { generatedName, nameMaxLength, UnusableName } from "../engine/auto-name";
import type { AutoNamed } from "../engine/definition";

const { Mode } = CheckRequest.AutonamingOptions;

/**
 * The name of a resource that has none yet, as the user's `pulumi:autonaming` says, else one of our own. What the
 * engine proposes counts as chosen: it doesn't tell the pattern, so that nothing proves a random part.
 *
 * @throws UnusableName where the program has to give one
 */
export function newName(request: CheckRequest): AutoNamed {
  const autonaming = request.getAutonaming();
  if (autonaming === undefined) return generatedName(request.getName(), suffixOf(request));
  if (autonaming.getMode() === Mode.DISABLE) {
    throw new UnusableName(
      "is not given, and the config `pulumi:autonaming` turns generated names off. Give one.",
    );
  }
  const proposed = autonaming.getProposedName();
  if (proposed.length < 1 || proposed.length > nameMaxLength) {
    throw new UnusableName(
      `is not given, and the config \`pulumi:autonaming\` makes one of ${proposed.length} characters, where 1 to ` +
        `${nameMaxLength} are allowed. Give one, or change the pattern.`,
    );
  }
  return { autoName: proposed, autoNameIsChosen: true };
}

/** The engine's seed is the same in a preview that saves a plan and in the `up` that keeps to it. */
function suffixOf(request: CheckRequest): string {
  const seed = Buffer.from(request.getRandomseed_asU8());
  return (seed.length >= 4 ? seed : randomBytes(4)).toString("hex").slice(0, 7);
}
