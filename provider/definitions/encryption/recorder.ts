import type { CredentialCreateResponse } from "../../../sdk";
import { encryptionTo } from "./encryption";

/** What a state keeps of a credential that was just created. */
export interface RecordedCredential {
  credentialId: string;
  clientId: string;
  createdAt: string;
  /** Absent where it is encrypted. */
  clientSecret?: string | undefined;
  encryptedClientSecret?: string | undefined;
}

/** The one way from the API's answer into a state, which a secret that is to be encrypted doesn't pass in the clear. */
export type Recorder = (created: CredentialCreateResponse) => Promise<RecordedCredential>;

/**
 * Makes ready to record a credential, before there is one.
 *
 * @throws Error where its secret could not be encrypted
 */
export async function recorderFor({
  encryptTo,
}: {
  encryptTo?: readonly string[] | undefined;
}): Promise<Recorder> {
  const encrypt = encryptTo && (await encryptionTo(encryptTo));
  return async ({ id, client_id, client_secret, created_at }) => ({
    credentialId: id,
    clientId: client_id,
    createdAt: created_at,
    ...(encrypt
      ? { encryptedClientSecret: await encrypt(client_secret) }
      : { clientSecret: client_secret }),
  });
}
