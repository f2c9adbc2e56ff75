import type { ServiceAccountCredential } from "../../sdk";
import type { KeycardContext } from "./keycard-context";
import { unlessGone } from "./unless-gone";

/** All credentials of a service account; none where it is gone. */
export async function credentialsOf(
  { organizationId, serviceAccountId }: { organizationId: string; serviceAccountId: string },
  context: KeycardContext,
): Promise<ServiceAccountCredential[]> {
  const { credentials } = context.keycard.organizations.serviceAccounts;
  const params = { organization_id: organizationId, limit: 100 };
  const listed = Array.fromAsync(credentials.list(serviceAccountId, params));
  return (await unlessGone(listed, organizationId, context)) ?? [];
}

const shownMax = 10;

/** What is to be said of a service account that the API doesn't delete because of these. */
export function whatHoldsIt(credentials: readonly ServiceAccountCredential[]): string {
  if (credentials.length === 0) return "";
  const shown = credentials
    .slice(0, shownMax)
    .map(({ id, name }) => `${JSON.stringify(name)} (${id})`);
  const more = credentials.length > shownMax ? [`and ${credentials.length - shownMax} more`] : [];
  return (
    ` It still has ${credentials.length} of its credentials: ${[...shown, ...more].join(", ")}. ` +
    "Delete those that nobody uses, in the stack that declares them or in Keycard's UI; " +
    "`npx pulumi-keycard orphans` tells which no stack knows."
  );
}
