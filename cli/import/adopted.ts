import { rotatingCredentialState } from "../../provider/definitions/rotation/read-rotating";
import { serviceAccountState } from "../../provider/definitions/service-account";
import { credentialState } from "../../provider/definitions/service-account-credential";
import { formatId } from "../../provider/engine/resource-id";
import { type OwnedCredential, ownerId } from "../inventory";
import type { Secrets } from "./given-secrets";
import type { OwnedAccount, Selection } from "./select-credentials";
import { UniqueNames } from "./unique-names";

export type ClassName =
  | "ServiceAccount"
  | "ServiceAccountCredential"
  | "RotatingServiceAccountCredential";

/** A resource of the program, with the state that it is imported with. */
export interface Adopted {
  className: ClassName;
  /** Unique among those of its class. */
  name: string;
  id: string;
  inputs: AdoptedInputs;
  outputs: object;
  /** A secret of the outputs; undefined where it isn't known. */
  clientSecret: string | undefined;
}

/** What the program has to give, for the resource to be unchanged. */
export interface AdoptedInputs {
  organizationId: string;
  serviceAccountId?: string;
  name?: string;
  description?: string;
}

export interface HowToAdopt {
  rotating: boolean;
  secrets: Secrets;
}

/** Service accounts first, then credentials. */
export function adopt({ accounts, credentials }: Selection, how: HowToAdopt): Adopted[] {
  const accountNames = new UniqueNames("-");
  const credentialNames = new UniqueNames("-");
  return [
    ...accounts.map((one) => adoptedAccount(one, accountNames)),
    ...credentials.map((one) => adoptedCredential(one, credentialNames, how)),
  ];
}

function adoptedAccount(one: OwnedAccount, names: UniqueNames): Adopted {
  return {
    className: "ServiceAccount",
    name: names.take(one.account.name),
    id: ownerId(one),
    clientSecret: undefined,
    ...serviceAccountState(one.account, one.organizationId, {}),
  };
}

function adoptedCredential(
  { organizationId, serviceAccountId, credential }: OwnedCredential,
  names: UniqueNames,
  { rotating, secrets }: HowToAdopt,
): Adopted {
  const address = {
    params: { organization_id: organizationId, service_account_id: serviceAccountId },
  };
  const clientSecret = secrets.get(credential.client_id);
  const olds = clientSecret === undefined ? {} : { clientSecret };
  const stateOf = rotating ? rotatingCredentialState : credentialState;
  return {
    className: rotating ? "RotatingServiceAccountCredential" : "ServiceAccountCredential",
    name: names.take(credential.name),
    id: formatId(organizationId, serviceAccountId, credential.id),
    clientSecret,
    ...stateOf(credential, address, olds),
  };
}
