import { dynamicProcess, pulumiContender } from "./pulumi-contender";

export const setDynamic = pulumiContender({
  name: "set, dynamic",
  program: setProgram("pulumi-keycard"),
  provider: dynamicProcess,
});

export const setPlugin = pulumiContender({
  name: "set, plugin",
  program: setProgram("pulumi-keycard/plugin"),
  provider: /\/pulumi-resource-keycard/,
});

/** A program that declares the same credentials as sets, one for each service account. */
function setProgram(module: string): string {
  return `"use strict";
const { ServiceAccountCredentialSet } = require("${module}");
const { credentials, serviceAccountIds, description } = require("./fleet.json");

const declared = serviceAccountIds.map(() => ({}));
for (let number = 0; number < credentials; number++) {
  declared[number % declared.length][\`credential-\${number}\`] = { description };
}
for (const [account, serviceAccountId] of serviceAccountIds.entries()) {
  new ServiceAccountCredentialSet(\`set-\${account}\`, { serviceAccountId, credentials: declared[account] });
}
`;
}
