import { formatId } from "../../provider/engine/resource-id";
import type { Adopted } from "./adopted";
import type { Door } from "./door";
import { identifier } from "./identifier";
import { UniqueNames } from "./unique-names";

const credentialComment = `\
// Keycard tells a secret once, when it makes one: where it says <undefined>, clientSecret is. To get a credential
// that has one, set protect to false and add rotateWhenChanged: { adopted: "1" }. The next \`pulumi up\` replaces it;
// then drop <undefined>.`;

const rotatingComment = `\
// Keycard tells a secret once, when it makes one: where it says <undefined>, clientSecret is. To get a credential
// that has one, add rotateWhenChanged: { adopted: "1" }. The next \`pulumi up\` makes it, and the adopted one stays
// valid for some days more; then drop <undefined>.`;

/** TypeScript that declares the resources as they are, so that the next \`pulumi up\` changes nothing. */
export function programText(resources: readonly Adopted[], { module }: Door): string {
  const identifiers = new UniqueNames("");
  const accounts = new Map<string, string>();
  const declarations: string[] = [];
  for (const resource of resources) {
    const thing = resource.className === "ServiceAccount" ? "Account" : "Credential";
    const variable = identifiers.take(identifier(resource.name, thing));
    if (thing === "Account") accounts.set(resource.id, variable);
    declarations.push(declaration(variable, resource, accounts));
  }
  const classes = [...new Set(resources.map(({ className }) => className))].toSorted();
  const imports = `import { ${classes.join(", ")} } from ${quoted(module)};`;
  return [imports, ...comments(resources), ...declarations].join("\n\n");
}

function declaration(
  variable: string,
  { className, name, inputs, clientSecret }: Adopted,
  accounts: ReadonlyMap<string, string>,
): string {
  const { serviceAccountId } = inputs;
  const isSecretless = serviceAccountId !== undefined && clientSecret === undefined;
  const args = [
    `organizationId: ${quoted(inputs.organizationId)}`,
    serviceAccountId &&
      `serviceAccountId: ${owner(inputs.organizationId, serviceAccountId, accounts)}`,
    inputs.name && `name: ${quoted(inputs.name)}`,
    inputs.description && `description: ${quoted(inputs.description)}`,
  ];
  return [
    `const ${variable} = new ${className}${isSecretless ? "<undefined>" : ""}(${quoted(name)}, {`,
    ...args.filter(Boolean).map((arg) => `  ${arg},`),
    "}, { protect: true });",
  ].join("\n");
}

function owner(
  organizationId: string,
  serviceAccountId: string,
  accounts: ReadonlyMap<string, string>,
): string {
  const variable = accounts.get(formatId(organizationId, serviceAccountId));
  return variable ? `${variable}.id` : quoted(serviceAccountId);
}

function comments(resources: readonly Adopted[]): string[] {
  const secretless = resources.find(
    ({ className, clientSecret }) => className !== "ServiceAccount" && clientSecret === undefined,
  );
  if (secretless === undefined) return [];
  return [
    secretless.className === "ServiceAccountCredential" ? credentialComment : rotatingComment,
  ];
}

/** As a string literal that shows what is in it: invisible characters could turn the text around it. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /\p{C}/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}
