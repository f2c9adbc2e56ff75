import { id as apiId } from "../../sdk/parameters";
import { parseId } from "../engine/resource-id";

/** The API's ids of a Pulumi id that a program gives, or undefined where it isn't of that form. */
export function apiIdsOf(pulumiId: string, form: string): string[] | undefined {
  try {
    const parts = parseId(pulumiId, form);
    return parts.every((part) => apiId.safeParse(part).success) ? parts : undefined;
  } catch {
    return undefined;
  }
}
