export type { ProviderArgs } from "../provider-config";
export type { PublicJwk, PublicKey, PublicKeys } from "../public-keys";
export type {
  PreviousCredential,
  RotatingServiceAccountCredentialArgs,
} from "../rotating-service-account-credential";
export type { ServiceAccountArgs } from "../service-account";
export type { ServiceAccountCredentialArgs } from "../service-account-credential";
export type {
  CredentialDeclaration,
  CredentialDeclarationArgs,
  ServiceAccountCredentialSetArgs,
} from "../service-account-credential-set";
export {
  type GetServiceAccountArgs,
  type GetServiceAccountResult,
  getServiceAccount,
  getServiceAccountOutput,
} from "./get-service-account";
export {
  type GetServiceAccountCredentialArgs,
  type GetServiceAccountCredentialResult,
  getServiceAccountCredential,
  getServiceAccountCredentialOutput,
} from "./get-service-account-credential";
export {
  type GetServiceAccountCredentialsArgs,
  type GetServiceAccountCredentialsResult,
  getServiceAccountCredentials,
  getServiceAccountCredentialsOutput,
} from "./get-service-account-credentials";
export type { Permissions } from "./permissions";
export { Provider } from "./provider";
export { RotatingServiceAccountCredential } from "./rotating-service-account-credential";
export { ServiceAccount } from "./service-account";
export { ServiceAccountCredential } from "./service-account-credential";
export { ServiceAccountCredentialSet } from "./service-account-credential-set";
