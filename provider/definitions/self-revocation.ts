import type { KeycardContext } from "./keycard-context";

/**
 * Refuses to remove what the provider itself is logged in with: nobody could log in to mend it afterwards.
 *
 * @throws Error unless the state allows it since an earlier `up`
 */
export function refuseSelfRevocation(
  verb: "delete" | "replace",
  olds: { clientId: string; allowSelfRevocation?: boolean | undefined },
  context: KeycardContext,
): void {
  if (olds.clientId !== context.clientId || olds.allowSelfRevocation === true) return;
  throw new Error(
    `Won't ${verb} the credential that this provider is logged in with (client id ` +
      `${JSON.stringify(olds.clientId)}): afterwards nothing could log in any more. Log in with another one, or ` +
      "set `allowSelfRevocation: true`, run `pulumi up` with that change alone, and try again; where it waits for its " +
      "deletion after a replacement already, only another login helps.",
  );
}
