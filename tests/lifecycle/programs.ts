import type { Simulator } from "../../simulator";
import type { Files } from "../support/sandbox";

/** Programs of the tests; their `args` are JavaScript source. */
export function oneCredential(simulator: Simulator, args = ""): Files {
  return credentials({ ci: `serviceAccountId: "${simulator.serviceAccountId}", ${args}` });
}

/** A credential for each key, and its name, client id and secret as outputs of that prefix. */
export function credentials(argsByName: Record<string, string>): Files {
  const declarations = Object.entries(argsByName).map(
    ([name, args]) => `
      const ${name} = new ServiceAccountCredential("${name}", { ${args} });
      exports.${name}Name = ${name}.name;
      exports.${name}ClientId = ${name}.clientId;
      exports.${name}Secret = ${name}.clientSecret;`,
  );
  return program(declarations.join("\n"));
}

export function program(body: string): Files {
  return importing("pulumi-keycard", body);
}

/** The same program by the plugin. */
export function pluginProgram(body: string): Files {
  return importing("pulumi-keycard/plugin", body);
}

function importing(module: string, body: string): Files {
  return {
    "index.js": `
      const pulumi = require("@pulumi/pulumi");
      const keycard = require("${module}");
      const {
        Provider,
        RotatingServiceAccountCredential,
        ServiceAccount,
        ServiceAccountCredential,
        ServiceAccountCredentialSet,
      } = keycard;
      ${body}`,
  };
}
