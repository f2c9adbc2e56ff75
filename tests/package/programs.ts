import type { Files } from "../support/sandbox";

const imports = `
import * as pulumi from "@pulumi/pulumi";
import { ServiceAccountCredential } from "pulumi-keycard";
import { Keycard } from "pulumi-keycard/sdk";`;

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
const types = `
import type { CustomResourceOptions, Output } from "@pulumi/pulumi";
import type {
  PreviousCredential,
  Provider,
  RotatingServiceAccountCredential,
  ServiceAccount,
  ServiceAccountCredential,
  ServiceAccountCredentialArgs,
} from "pulumi-keycard";
import type { Keycard } from "pulumi-keycard/sdk";

declare const provider: Provider;
declare const account: ServiceAccount;
declare const credential: ServiceAccountCredential;
declare const rotating: RotatingServiceAccountCredential;
declare const adopted: ServiceAccountCredential<undefined>;
declare const adoptedRotating: RotatingServiceAccountCredential<undefined>;
declare const keycard: Keycard;

export const options: CustomResourceOptions = { provider };
export const clientSecret: Output<string> = credential.clientSecret;
export const args: ServiceAccountCredentialArgs = { serviceAccountId: credential.serviceAccountId };
export const login: Promise<void> = keycard.login();
export const chain: ServiceAccountCredentialArgs = { serviceAccountId: account.id };
export const previous: Output<PreviousCredential[]> = rotating.previous;
export const rotatingSecret: Output<string> = rotating.clientSecret;
export const noSecret: Output<undefined>[] = [adopted.clientSecret, adoptedRotating.clientSecret];
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
    "types.ts": types,
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
