import type { Query } from "../call";

/** `permissions`, where the query asks for it. Resource types and permission names are assumed. */
export function permissions(
  query: Query,
  resourceType: "service_accounts" | "service_account_credentials",
  granted: readonly string[],
): { permissions?: Record<string, Record<string, boolean>> } {
  if (!query["expand[]"]?.includes("permissions")) return {};
  return {
    permissions: { [resourceType]: Object.fromEntries(granted.map((name) => [name, true])) },
  };
}
