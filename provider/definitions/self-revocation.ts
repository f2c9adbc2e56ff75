import type { KeycardContext } from "./keycard-context";

/** What the state says of removing the provider's own login. */
export interface MayRevokeItself {
  allowSelfRevocation?: boolean | undefined;
}

/** Whether removing one of `clientIds` would leave nobody who can log in to mend it, and the state doesn't allow it. */
export function revokesItself(
  olds: MayRevokeItself,
  clientIds: readonly string[],
  context: KeycardContext,
): boolean {
  return clientIds.includes(context.clientId) && olds.allowSelfRevocation !== true;
}

/**
 * Refuses to remove what the provider itself is logged in with.
 *
 * @param removal what is to be done to what
 * @param clientIds all that would go
 * @throws Error unless the state allows it since an earlier `up`
 */
export function refuseSelfRevocation(
  removal: `${"delete" | "replace"} ${string}`,
  olds: MayRevokeItself,
  clientIds: readonly string[],
  context: KeycardContext,
): void {
  if (!revokesItself(olds, clientIds, context)) return;
  throw new Error(
    `Won't ${removal} that this provider is logged in with (client id ` +
      `${JSON.stringify(context.clientId)}): afterwards nothing could log in any more. Log in with another one, or ` +
      "set `allowSelfRevocation: true`, run `pulumi up` with that change alone, and try again; where it waits for its " +
      "deletion after a replacement already, only another login helps.",
  );
}
