import type { Files } from "../support/sandbox";

const importsFrom = (door: string) => `
import * as pulumi from "@pulumi/pulumi";
import { ServiceAccountCredential } from "${door}";
import { Keycard } from "pulumi-keycard/sdk";`;

const imports = importsFrom("pulumi-keycard");

const requires = `
const pulumi = require("@pulumi/pulumi");
const { ServiceAccountCredential } = require("pulumi-keycard");
const { Keycard } = require("pulumi-keycard/sdk");`;

/** Makes a credential and logs in with it. */
const body = `
const { clientId, clientSecret } = new ServiceAccountCredential("ci", {
  serviceAccountId: process.env.SERVICE_ACCOUNT_ID ?? "",
});
const loggedIn = pulumi.all([clientId, clientSecret]).apply(async ([clientId, clientSecret]) => {
  const baseUrl = process.env.KEYCARD_BASE_URL;
  await new Keycard({ clientId, clientSecret, baseUrl }).login();
  return true;
});`;

/** Compiled only. Were an import untyped, the wrong lines would pass, and each `@ts-expect-error` would fail. */
const typesFrom = (door: string) => `
import { createPublicKey } from "node:crypto";
import type { CustomResourceOptions, Output } from "@pulumi/pulumi";
import type {
  CredentialDeclaration,
  PreviousCredential,
  Provider,
  PublicKeys,
  RotatingServiceAccountCredential,
  ServiceAccount,
  ServiceAccountCredential,
  ServiceAccountCredentialArgs,
  ServiceAccountCredentialSet,
  ServiceAccountCredentialSetArgs,
} from "${door}";
import type { Keycard } from "pulumi-keycard/sdk";

declare const provider: Provider;
declare const account: ServiceAccount;
declare const credential: ServiceAccountCredential;
declare const rotating: RotatingServiceAccountCredential;
declare const adopted: ServiceAccountCredential<undefined>;
declare const adoptedRotating: RotatingServiceAccountCredential<undefined>;
declare const set: ServiceAccountCredentialSet;
declare const keycard: Keycard;

export const options: CustomResourceOptions = { provider };
export const clientSecret: Output<string> = credential.clientSecret;
export const args: ServiceAccountCredentialArgs = { serviceAccountId: credential.serviceAccountId };
export const login: Promise<void> = keycard.login();
export const chain: ServiceAccountCredentialArgs = { serviceAccountId: account.id };
export const previous: Output<PreviousCredential[]> = rotating.previous;
export const rotatingSecret: Output<string> = rotating.clientSecret;
export const noSecret: Output<undefined>[] = [adopted.clientSecret, adoptedRotating.clientSecret];
const jwk = createPublicKey("PEM").export({ format: "jwk" });
export const keys: PublicKeys[] = ["PEM", ["PEM", { kty: "EC", crv: "P-256" }, jwk], credential.name];
export const encryptedSecret: Output<string | undefined> = adopted.encryptedClientSecret;
export const setArgs: ServiceAccountCredentialSetArgs = {
  serviceAccountId: account.id,
  credentials: { ci: {}, nightly: { description: credential.name, rotateWhenChanged: { by: rotating.createdAt } } },
};
export const setSecrets: Output<Record<string, string>>[] = [set.credentialIds, set.clientIds, set.clientSecrets];
export const declarations: Output<Record<string, CredentialDeclaration>> = set.credentials;
// @ts-expect-error
export const wrongSetArgs: ServiceAccountCredentialSetArgs = { serviceAccountId: "robot", credentials: { ci: 1 } };
// @ts-expect-error
export const adoptedSecret: Output<string> = adopted.clientSecret;
// @ts-expect-error
export const wrongProvider: string = provider;
// @ts-expect-error
export const wrongClientSecret: Output<number> = credential.clientSecret;
// @ts-expect-error
export const wrongArgs: ServiceAccountCredentialArgs = { serviceAccountId: 1 };
// @ts-expect-error
export const wrongLogin: Promise<number> = keycard.login();`;

/** Compiled only, as `types`. */
const functions = `
import type { Output } from "@pulumi/pulumi";
import {
  getServiceAccount,
  getServiceAccountCredential,
  getServiceAccountCredentialOutput,
  getServiceAccountCredentials,
  getServiceAccountOutput,
  type ServiceAccountCredential,
} from "pulumi-keycard/plugin";

declare const credential: ServiceAccountCredential;
const ids = { serviceAccountId: "account", credentialId: "credential" };

export const lastUse: Output<string | undefined> =
  getServiceAccountCredentialOutput({ id: credential.id, includePermissions: true }).lastUsedAt;
export const name: Promise<string> = getServiceAccountCredential(ids).then(({ name }) => name);
export const count: Promise<number> =
  getServiceAccountCredentials({ serviceAccountId: "account" }).then(({ credentials }) => credentials.length);
export const updatedAt: Output<string> =
  getServiceAccountOutput({ serviceAccountId: credential.serviceAccountId }, { dependsOn: credential }).updatedAt;
export const mayDelete: Promise<boolean | undefined> =
  getServiceAccount({ id: "organization/account" }).then(({ permissions }) => permissions?.credential?.delete);
// @ts-expect-error
getServiceAccountCredential({ serviceAccountId: "account" });
// @ts-expect-error
getServiceAccountCredential({ id: credential.id });`;

const commonJs: Files = {
  "index.js": `${requires}${body}\nmodule.exports = { clientSecret, loggedIn };`,
};

const esModule: Files = {
  "package.json": JSON.stringify({ type: "module" }),
  "index.js": `${imports}${body}\nexport { clientSecret, loggedIn };`,
};

function typeScript(compilerOptions: object): Files {
  return {
    "tsconfig.json": JSON.stringify({ compilerOptions: { strict: true, ...compilerOptions } }),
    "index.ts": `${imports}${body}\nexport { clientSecret, loggedIn };`,
    "types.ts": typesFrom("pulumi-keycard"),
    // The same programs, with another import and nothing else.
    "of-plugin/index.ts": `${importsFrom("pulumi-keycard/plugin")}${body}\nexport { clientSecret, loggedIn };`,
    "of-plugin/types.ts": typesFrom("pulumi-keycard/plugin"),
    "of-plugin/functions.ts": functions,
  };
}

/** A program as users write it, by the kind of its modules. */
export interface Program {
  kind: string;
  files: Files;
}

export const typeScriptPrograms: readonly Program[] = [
  { kind: "TypeScript, nodenext", files: typeScript({ module: "nodenext", target: "es2022" }) },
  {
    // What `pulumi new typescript` writes, which sets neither esModuleInterop nor skipLibCheck.
    kind: "TypeScript, node10",
    files: typeScript({ module: "commonjs", moduleResolution: "node", target: "es2020" }),
  },
];

export const javaScriptPrograms: readonly Program[] = [
  { kind: "CommonJS", files: commonJs },
  { kind: "ES module", files: esModule },
];
