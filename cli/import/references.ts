import { credentialIdForm } from "../../provider/definitions/credential-address";
import { serviceAccountIdForm } from "../../provider/definitions/service-account-address";
import { parseId } from "../../provider/engine/resource-id";
import { type OwnedCredential, type Owner, ownerId } from "../inventory";

/** A credential as `--credential` names it; without an owner where it is a bare id. */
export interface CredentialReference {
  given: string;
  credentialId: string;
  owner: Owner | undefined;
}

/** What a bare id is in, and what `--organization` says. */
export interface Scope {
  /** @throws Error where none is known */
  defaultOrganizationId(): string;
  organizationOption: string | undefined;
}

/** @param given a bare id, or a Pulumi id `<organization>/<service account>` */
export function ownerReference(given: string, scope: Scope): Owner {
  if (!given.includes("/")) {
    return { organizationId: scope.defaultOrganizationId(), serviceAccountId: given };
  }
  const [organizationId = "", serviceAccountId = ""] = parts(
    "--service-account",
    given,
    serviceAccountIdForm,
  );
  refuseOther(organizationId, given, scope);
  return { organizationId, serviceAccountId };
}

/** @param given a bare id, or a Pulumi id `<organization>/<service account>/<credential>` */
export function credentialReference(given: string, scope: Scope): CredentialReference {
  if (!given.includes("/")) return { given, credentialId: given, owner: undefined };
  const [organizationId = "", serviceAccountId = "", credentialId = ""] = parts(
    "--credential",
    given,
    credentialIdForm,
  );
  refuseOther(organizationId, given, scope);
  return { given, credentialId, owner: { organizationId, serviceAccountId } };
}

export function refersTo(
  { credentialId, owner }: CredentialReference,
  one: OwnedCredential,
): boolean {
  return (
    one.credential.id === credentialId && (owner === undefined || ownerId(owner) === ownerId(one))
  );
}

function parts(option: string, given: string, form: string): string[] {
  try {
    return parseId(given, form);
  } catch {
    throw new Error(
      `${option} ${JSON.stringify(given)} is neither a bare id nor a Pulumi id ${form}, each part percent-encoded.`,
    );
  }
}

function refuseOther(organizationId: string, given: string, { organizationOption }: Scope): void {
  if (!organizationOption || organizationOption === organizationId) return;
  throw new Error(
    `${JSON.stringify(given)} is of organization ${JSON.stringify(organizationId)}, and --organization says ` +
      `${JSON.stringify(organizationOption)}. Leave --organization out, or make the two agree.`,
  );
}
