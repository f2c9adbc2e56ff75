import type { Permissions } from "../../sdk";
import { CheckFailure, type Passed } from "./checkup";

interface Rights {
  permissions?: Permissions | undefined;
}

/** The rights that a list and what is in it tell, under the API's own names. @throws CheckFailure for those denied */
export function checkRights(page: Rights & { items: readonly Rights[] }): Passed<undefined> {
  const told = [page, ...page.items].flatMap(({ permissions = {} }) =>
    Object.entries(permissions).flatMap(([resource, rights]) =>
      Object.entries(rights).map(([right, granted]) => ({ name: `${resource}.${right}`, granted })),
    ),
  );
  const denied = told.filter(({ granted }) => !granted).map(({ name }) => name);
  if (denied.length > 0) {
    throw new CheckFailure(
      `not granted: ${denied.join(", ")}`,
      "Ask an administrator of the organization for those that your programs need.",
    );
  }
  const names = told.map(({ name }) => name).join(", ");
  return { detail: names ? `granted: ${names}` : "the API names none", found: undefined };
}
