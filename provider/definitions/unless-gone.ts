import { NotFoundError, PermissionDeniedError } from "../../sdk";
import type { KeycardContext } from "./keycard-context";

/**
 * What `work` on one resource gives, or undefined where the resource is gone.
 *
 * @throws Error where "not found" doesn't prove that
 */
export async function unlessGone<T>(
  work: Promise<T>,
  organizationId: string,
  context: KeycardContext,
): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    await confirmGone(organizationId, context);
    return undefined;
  }
}

/**
 * A wrong organization, or a key of another tenant, answers 404 for everything. Before a 404 counts as "gone",
 * the organization must be visible; asked once per provider process.
 *
 * @throws Error where it is not: the state then keeps what it holds
 */
async function confirmGone(organizationId: string, context: KeycardContext): Promise<void> {
  const { keycard, clientId, visibleOrganizations } = context;
  if (visibleOrganizations.has(organizationId)) return;
  try {
    await keycard.organizations.serviceAccounts.list({ organization_id: organizationId, limit: 1 });
  } catch (error) {
    if (!(error instanceof NotFoundError || error instanceof PermissionDeniedError)) throw error;
    throw new Error(
      `The API answers "not found", but the client id ${JSON.stringify(clientId)} can't see organization ` +
        `${JSON.stringify(organizationId)} either (${error.status}), so nothing is taken for deleted. ` +
        "Configure a client of that organization; if the organization is really gone, " +
        "remove the resource from the state with `pulumi state delete`.",
    );
  }
  visibleOrganizations.add(organizationId);
}
