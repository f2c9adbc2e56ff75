import type { ServiceAccountCredential } from "../../../sdk";
import type { State } from "../../engine/definition";
import { definedOnly } from "../../engine/property";
import { resourceTitle } from "../../engine/resource-title";
import { addressOf, type CredentialAddress } from "../credential-address";
import type { KeycardContext } from "../keycard-context";
import { labelInputs } from "../label";
import { unlessGone } from "../unless-gone";
import type { inputs, outputs } from "./rotating-properties";

export type RotatingCredentialState = State<typeof inputs, typeof outputs>;

/**
 * The resource as it is now. It is gone when none of its credentials is left; where the current one alone was deleted
 * outside Pulumi, the state lacks it, and the next `up` makes another.
 */
export async function readRotating(
  { type, id }: { type: string; id: string },
  olds: Partial<RotatingCredentialState>,
  context: KeycardContext,
) {
  const { credentialId: firstId, params } = addressOf(id);
  const find = (credentialId: string) =>
    unlessGone(
      context.reads.retrieve({ credentialId, params }, context),
      params.organization_id,
      context,
    );
  const tellGone = (which: string, clientId: string) =>
    context.warn(
      `${resourceTitle(type, id, olds.name)}: its ${which} credential, client id ${JSON.stringify(clientId)}, ` +
        "was deleted outside Pulumi.",
    );

  const isKnown = Object.keys(olds).length > 0;
  const currentId = isKnown ? olds.credentialId : firstId;
  const current = currentId === undefined ? undefined : await find(currentId);
  if (!current && olds.clientId !== undefined) tellGone("current", olds.clientId);
  const previous = [];
  for (const one of olds.previous ?? []) {
    if (await find(one.credentialId)) previous.push(one);
    else tellGone("superseded", one.clientId);
  }
  if (!current && previous.length === 0) return undefined;
  return rotatingCredentialState(current, { params }, { ...olds, previous });
}

/**
 * A rotating credential as the state has it.
 *
 * @param found the current one; undefined where it is gone
 * @param olds the state so far; nothing for one that is adopted
 */
export function rotatingCredentialState(
  found: ServiceAccountCredential | undefined,
  { params }: Pick<CredentialAddress, "params">,
  olds: Partial<RotatingCredentialState>,
) {
  const name = found?.name ?? olds.name ?? "";
  const { description, nextRotationAt } = olds;
  const inputs = {
    serviceAccountId: params.service_account_id,
    organizationId: params.organization_id,
    ...labelInputs(found ?? { name, description }, olds),
    ...definedOnly({
      rotateEveryDays: olds.rotateEveryDays,
      rotateWhenChanged: olds.rotateWhenChanged,
      retirePreviousAfterDays: olds.retirePreviousAfterDays,
      keepIfUsedWithinHours: olds.keepIfUsedWithinHours,
      allowSelfRevocation: olds.allowSelfRevocation,
      verify: olds.verify,
      encryptTo: olds.encryptTo,
    }),
  };
  const current = found && {
    credentialId: found.id,
    clientId: found.client_id,
    createdAt: olds.createdAt ?? found.created_at,
    ...definedOnly({
      clientSecret: olds.clientSecret,
      encryptedClientSecret: olds.encryptedClientSecret,
    }),
  };
  const outputs = {
    ...inputs,
    name,
    ...current,
    ...definedOnly({ rotationAnchor: olds.rotationAnchor ?? current?.createdAt, nextRotationAt }),
    previous: olds.previous ?? [],
  };
  return { inputs, outputs };
}
