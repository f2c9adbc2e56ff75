/** A program that declares one credential after the other, by the class of this module. */
export function fleetProgram(module: string): string {
  return `"use strict";
const { ServiceAccountCredential } = require("${module}");
const { credentials, serviceAccountIds, description } = require("./fleet.json");

for (let number = 0; number < credentials; number++) {
  const serviceAccountId = serviceAccountIds[number % serviceAccountIds.length];
  new ServiceAccountCredential(\`credential-\${number}\`, { serviceAccountId, description });
}
`;
}
