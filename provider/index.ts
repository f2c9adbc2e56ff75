export { Provider, type ProviderArgs } from "./resources/provider";
export {
  type PreviousCredential,
  RotatingServiceAccountCredential,
  type RotatingServiceAccountCredentialArgs,
} from "./resources/rotating-service-account-credential";
export { ServiceAccount, type ServiceAccountArgs } from "./resources/service-account";
export {
  ServiceAccountCredential,
  type ServiceAccountCredentialArgs,
} from "./resources/service-account-credential";
