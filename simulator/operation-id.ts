/** The API's operations, as openapi.json and faults name them. */
export const operationIds = [
  "token",
  "createServiceAccount",
  "listServiceAccounts",
  "retrieveServiceAccount",
  "updateServiceAccount",
  "deleteServiceAccount",
  "createCredential",
  "listCredentials",
  "retrieveCredential",
  "updateCredential",
  "deleteCredential",
] as const;

export type OperationId = (typeof operationIds)[number];
