import type { ServiceAccountCredential } from "../../../sdk";
import { concurrently } from "../../engine/concurrently";
import { definedOnly } from "../../engine/property";
import { addressOf } from "../credential-address";
import type { KeycardContext } from "../keycard-context";
import { unlessGone } from "../unless-gone";
import { declaredName } from "./declared-name";
import { shownKeys } from "./key-changes";
import { Ledger } from "./ledger";
import type { SetInputs, SetState } from "./set-state";
import { width } from "./set-step";

/**
 * A set as it is now. What was deleted outside Pulumi is in it no more, so that the next `up` makes another; where
 * nothing of it is left, it is gone.
 *
 * @param title the resource, for messages
 */
export async function readSet(
  { id, title }: { id: string; title: string },
  olds: SetState,
  context: KeycardContext,
): Promise<{ inputs: SetInputs; outputs: SetState } | undefined> {
  const { params } = addressOf(id);
  const { reads } = context;
  const inPages = await reads.fromPages(Object.values(olds.credentialIds), params, context);
  const ledger = new Ledger(olds);
  const gone: string[] = [];
  await concurrently(
    Object.entries(olds.credentialIds),
    async ([key, credentialId]) => {
      const found =
        inPages.get(credentialId) ??
        (await unlessGone(
          reads.retrieve({ credentialId, params }, context),
          params.organization_id,
          context,
        ));
      if (found) return ledger.changed(key, declarationOf(key, found, olds));
      gone.push(key);
      ledger.forgotten(key);
    },
    width,
  );
  const isGone = gone.length > 0 && ledger.isEmpty;
  if (gone.length > 0 && !isGone) {
    context.warn(
      `${title}: the credentials of these keys were deleted outside Pulumi: ${shownKeys(gone)}.`,
    );
  }
  if (isGone) return undefined;
  const { allowSelfRevocation, autoName, autoNameIsChosen } = olds;
  const state = ledger.state();
  const inputs = {
    serviceAccountId: params.service_account_id,
    organizationId: params.organization_id,
    credentials: state.credentials,
    ...definedOnly({ allowSelfRevocation, autoName, autoNameIsChosen }),
  };
  return { inputs, outputs: { ...inputs, ...state } };
}

/** A credential as the program would declare it. */
function declarationOf(key: string, found: ServiceAccountCredential, olds: SetState) {
  const { name, rotateWhenChanged } = olds.credentials[key] ?? {};
  const isGenerated =
    name === undefined && olds.autoName !== undefined && found.name === declaredName(key, {}, olds);
  return {
    ...(!isGenerated && { name: found.name }),
    ...(found.description && { description: found.description }),
    ...definedOnly({ rotateWhenChanged }),
  };
}
