export { Provider } from "./resources/dynamic/provider";
export { RotatingServiceAccountCredential } from "./resources/dynamic/rotating-service-account-credential";
export { ServiceAccount } from "./resources/dynamic/service-account";
export { ServiceAccountCredential } from "./resources/dynamic/service-account-credential";
export { ServiceAccountCredentialSet } from "./resources/dynamic/service-account-credential-set";
export type { ProviderArgs } from "./resources/provider-config";
export type { PublicJwk, PublicKey, PublicKeys } from "./resources/public-keys";
export type {
  PreviousCredential,
  RotatingServiceAccountCredentialArgs,
} from "./resources/rotating-service-account-credential";
export type { ServiceAccountArgs } from "./resources/service-account";
export type { ServiceAccountCredentialArgs } from "./resources/service-account-credential";
export type {
  CredentialDeclaration,
  CredentialDeclarationArgs,
  ServiceAccountCredentialSetArgs,
} from "./resources/service-account-credential-set";
