export { Provider, type ProviderArgs } from "./resources/provider";
export {
  ServiceAccountCredential,
  type ServiceAccountCredentialArgs,
} from "./resources/service-account-credential";
