import type { PulumiProject } from "../../tools/project/pulumi-project";

/** A credential as a state holds it, its secret included. */
export interface StoredCredential {
  stack: string;
  resource: string;
  credentialId: string;
  clientId: string;
  clientSecret: string;
}

interface ExportedResource {
  urn: string;
  type: string;
  outputs: { credentialId: string; clientId: string; clientSecret: { plaintext: string } };
}

/** Not kept as evidence: it is full of secrets, as it was told to be. */
export async function storedCredentials(
  project: PulumiProject,
  stack: string,
): Promise<StoredCredential[]> {
  const exported = await project.quietly("stack", "export", "--stack", stack, "--show-secrets");
  const resources: ExportedResource[] = JSON.parse(exported).deployment.resources;
  return resources
    .filter(({ type }) => type.endsWith(":ServiceAccountCredential"))
    .map(({ urn, outputs: { credentialId, clientId, clientSecret } }) => ({
      stack,
      resource: urn.split("::").at(-1) ?? "",
      credentialId,
      clientId,
      clientSecret: JSON.parse(clientSecret.plaintext),
    }));
}
