import { id as apiId } from "../../sdk/parameters";
import type { Failure, RawValues } from "../engine/definition";
import { quoted } from "../engine/quoted";
import { isUnknown } from "../engine/unknown-value";
import { apiIdsOf } from "./api-ids-of";
import { serviceAccountIdForm } from "./service-account-address";

/** A slash is what tells a Pulumi id from a bare one. */
const apiIdOnly = apiId.regex(/^[^/]*$/);

/**
 * `serviceAccountId` may be a service account's Pulumi id, so that a program can pass `account.id`, which stays
 * known in previews of the account's updates. It then names the organization too.
 */
export function normalizeOwner(given: RawValues): { inputs: RawValues; failures: Failure[] } {
  const { serviceAccountId, organizationId } = given;
  if (isUnknown(serviceAccountId)) {
    // Once it is known, it may name the organization.
    return { inputs: { organizationId: serviceAccountId, ...given }, failures: [] };
  }
  if (typeof serviceAccountId !== "string" || apiIdOnly.safeParse(serviceAccountId).success) {
    return { inputs: { ...given }, failures: [] };
  }
  const parts = apiIdsOf(serviceAccountId, serviceAccountIdForm);
  if (parts === undefined) {
    const reason =
      `"serviceAccountId" is ${quoted(serviceAccountId)}. Give a service account's bare id, ` +
      `or the Pulumi id of one, ${serviceAccountIdForm}: 1 to 255 characters each, and not "." or "..".`;
    return { inputs: given, failures: [{ property: "serviceAccountId", reason }] };
  }
  const [organization, account] = parts;
  const agrees =
    organizationId === undefined || organizationId === organization || isUnknown(organizationId);
  if (!agrees) {
    const reason =
      `"organizationId" is ${JSON.stringify(organizationId)}, but "serviceAccountId" is ` +
      `${quoted(serviceAccountId)}, an account of organization ${JSON.stringify(organization)}. ` +
      'Leave "organizationId" out, or make the two agree.';
    return { inputs: given, failures: [{ property: "organizationId", reason }] };
  }
  const inputs = { ...given, organizationId: organization, serviceAccountId: account };
  return { inputs, failures: [] };
}
