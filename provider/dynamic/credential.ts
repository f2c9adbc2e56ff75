import { serviceAccountCredential } from "../definitions/service-account-credential";
import { dynamicProvider } from "./dynamic-provider";

// What `__provider` of every ServiceAccountCredential in some state requires: a contract for ever.
export = dynamicProvider(serviceAccountCredential);
