import { printable } from "./table";

/** A credential by its name and its id, on one line. */
export function credentialTitle({ name, id }: { name: string; id: string }): string {
  return printable(`${JSON.stringify(name)} (${id})`);
}
