import { providerProperties } from "../definitions/provider-properties";
import { functionSpec } from "../engine/schema/function-spec";
import { configSpec, providerSpec } from "../engine/schema/provider-spec";
import { resourceSpec } from "../engine/schema/resource-spec";
import { functions, resources } from "./package-contents";
import { packageName, tokenOf } from "./token-of";

/** What `package.json` says of the package. */
export interface PackageFacts {
  version: string;
  description: string;
  license: string;
  homepage?: string;
  repository?: { url: string };
}

/** The type of the same resource of the dynamic provider, whose states the plugin takes over. */
function dynamicType(type: string): string {
  return `pulumi-nodejs:dynamic/${packageName}:${type}`;
}

/**
 * The plugin's package schema: what Pulumi's tools, its registry and programs in other languages know of it.
 * Source: pulumi/pulumi pkg/codegen/schema/schema.go, `PackageSpec`.
 */
export function packageSchema({
  version,
  description,
  license,
  homepage,
  repository,
}: PackageFacts) {
  const ofResources = resources.map((definition) => {
    const { spec, types } = resourceSpec(definition, tokenOf);
    const aliases = [{ type: dynamicType(definition.type) }];
    return { token: tokenOf(definition.type), spec: { ...spec, aliases }, types };
  });
  const ofFunctions = functions.map((definition) => ({
    token: tokenOf(definition.name),
    ...functionSpec(definition, tokenOf),
  }));
  return {
    name: packageName,
    displayName: "Keycard",
    version,
    description,
    keywords: ["pulumi", "keycard", "category/utility", "kind/native"],
    homepage,
    repository: repository?.url.replace(/^git\+|\.git$/g, ""),
    license,
    publisher: "pulumi-keycard",
    language: languages,
    config: configSpec(providerProperties, tokenOf),
    provider: {
      ...providerSpec(providerProperties, tokenOf),
      description:
        "An explicit instance, for programs that work in several organizations or with several keys.",
    },
    types: Object.assign({}, ...[...ofResources, ...ofFunctions].map(({ types }) => types)),
    resources: byToken(ofResources),
    functions: byToken(ofFunctions),
  };
}

/** For those who generate a package of their own, by `pulumi package add`. It asks for the plugin of its version. */
const languages = {
  nodejs: { packageName: "@pulumi-keycard/keycard", respectSchemaVersion: true },
  python: {
    packageName: "pulumi_keycard",
    pyproject: { enabled: true },
    respectSchemaVersion: true,
  },
  // No import path: without a repository Pulumi makes it one below example.com, where nobody can put code.
  go: { generateResourceContainerTypes: true, respectSchemaVersion: true },
  csharp: { respectSchemaVersion: true },
  java: { buildFiles: "gradle" },
};

function byToken<Spec>(parts: readonly { token: string; spec: Spec }[]): Record<string, Spec> {
  return Object.fromEntries(parts.map(({ token, spec }) => [token, spec]));
}
