import { count } from "../count";
import { credentialTitle } from "../credential-title";
import type { Surroundings } from "../surroundings";
import type { Adopted } from "./adopted";
import { type Door, doors } from "./door";
import type { ImportOptions } from "./import-command";
import { programText } from "./program-text";
import type { Selection } from "./select-credentials";
import { shellQuoted } from "./shell-quoted";

export function reportLeftOut({ leftOut }: Selection, { terminal }: Surroundings): void {
  if (leftOut === undefined) return;
  const { credential } = leftOut;
  terminal.say(
    `Left out: credential ${credentialTitle(credential)}, which this command is logged in with. ` +
      `To import it too, name it: --credential ${shellQuoted(credential.id)}`,
  );
}

/** The program to stdout, what to do with it and with the file to stderr. */
export function report(
  { out, json, door: name }: ImportOptions,
  resources: readonly Adopted[],
  { terminal }: Surroundings,
): void {
  const door = doors[name];
  const program = programText(resources, door);
  const listed = resources.map((resource) => ({
    type: door.typeOf(resource.className),
    name: resource.name,
    id: resource.id,
  }));
  terminal.print(json ? JSON.stringify({ out, resources: listed, program }, null, 2) : program);

  terminal.say(
    `Wrote ${count(resources.length, "resource")} to ${out}, which only you can read. Next:`,
  );
  nextSteps(out, resources, door).forEach((step, index) => {
    terminal.say(`  ${index + 1}. ${step}`);
  });
}

function nextSteps(out: string, resources: readonly Adopted[], { preparation }: Door): string[] {
  const file = shellQuoted(out);
  const secrets = resources.filter(({ clientSecret }) => clientSecret !== undefined).length;
  const secretsHeld = `${count(secrets, "client secret")} in the clear; the state keeps them encrypted`;
  return [
    ...preparation,
    `pulumi import --file ${file} --yes --generate-code=false`,
    ...(secrets > 0 ? [`rm ${file}: it holds ${secretsHeld}.`] : []),
    'pulumi up, which says "unchanged".',
  ];
}
