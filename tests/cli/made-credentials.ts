import type { CredentialCreateResponse } from "../../sdk";
import type { Simulator } from "../../simulator";
import { clientOf } from "../support/simulated";

/** Makes credentials as somebody would by hand, one after the other. */
export async function makeCredentials(
  simulator: Simulator,
  names: readonly string[],
  serviceAccountId = simulator.serviceAccountId,
): Promise<CredentialCreateResponse[]> {
  const { credentials } = clientOf(simulator).organizations.serviceAccounts;
  const made: CredentialCreateResponse[] = [];
  for (const name of names) {
    const params = { organization_id: simulator.organizationId, name };
    made.push(await credentials.create(serviceAccountId, params));
  }
  return made;
}

/** Makes one, or fails the test. */
export async function makeCredential(
  simulator: Simulator,
  name: string,
  serviceAccountId = simulator.serviceAccountId,
): Promise<CredentialCreateResponse> {
  const [made] = await makeCredentials(simulator, [name], serviceAccountId);
  if (made === undefined) throw new Error(`No credential ${name} was made.`);
  return made;
}
