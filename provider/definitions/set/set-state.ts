import { z } from "zod";
import type { AutoNamed, State } from "../../engine/definition";
import type { Values } from "../../engine/property";
import { unusableState } from "../unusable-state";
import { type inputs, outputs } from "./set-properties";

export type SetInputs = Values<typeof inputs> & AutoNamed;
export type SetState = State<typeof inputs, typeof outputs>;

// What was renamed outside Pulumi may have a name that no program can give.
const recorded = z.strictObject({
  name: z.string().optional(),
  description: z.string().optional(),
  rotateWhenChanged: z.record(z.string(), z.string()).optional(),
});
const { credentialIds, clientIds, clientSecrets, pendingDeletes } = outputs;

const usableState = z
  .object({
    credentials: z.record(z.string(), recorded),
    credentialIds: credentialIds.schema,
    clientIds: clientIds.schema,
    clientSecrets: clientSecrets.schema,
    pendingDeletes: pendingDeletes.schema,
    pendingCreates: z.record(z.string(), z.iso.datetime()).optional(),
  })
  .refine(
    ({ credentialIds, pendingDeletes }) => {
      const ids = [...Object.values(credentialIds), ...Object.keys(pendingDeletes ?? {})];
      return new Set(ids).size === ids.length;
    },
    { error: "credentialIds and pendingDeletes name each credential once" },
  )
  .refine(
    (state) => {
      const [ofIds, ...others] = [
        state.credentialIds,
        state.clientIds,
        state.clientSecrets,
        state.credentials,
      ].map((byKey) => Object.keys(byKey).toSorted().join("\n"));
      return others.every((keys) => keys === ofIds);
    },
    { error: "credentials, credentialIds, clientIds and clientSecrets have the same keys" },
  );

/**
 * A state as its set's life reads it. One that somebody edited into something that can't be worked with, or that is
 * another resource's, is refused before anything is made or deleted.
 *
 * @param title the resource, for the message
 * @throws Error that names the property
 */
export function usable(title: string, state: Partial<SetState>): SetState {
  const { error } = usableState.safeParse(state);
  if (error === undefined) return state as SetState;
  throw unusableState(title, error.issues.slice(0, 3));
}
