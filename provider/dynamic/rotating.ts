import { rotatingServiceAccountCredential } from "../definitions/rotating-service-account-credential";
import { dynamicProvider } from "./dynamic-provider";

// What `__provider` of every RotatingServiceAccountCredential in some state requires: a contract for ever.
export = dynamicProvider(rotatingServiceAccountCredential);
