import { serviceAccountCredentialSet } from "../definitions/service-account-credential-set";
import { dynamicProvider } from "./dynamic-provider";

// What `__provider` of every ServiceAccountCredentialSet in some state requires: a contract for ever.
export = dynamicProvider(serviceAccountCredentialSet);
