import { rotatingServiceAccountCredential } from "../definitions/rotating-service-account-credential";
import { serviceAccount } from "../definitions/service-account";
import { serviceAccountCredential } from "../definitions/service-account-credential";
import { serviceAccountCredentialSet } from "../definitions/service-account-credential-set";
import { dynamicProvider } from "./dynamic-provider";

// In one file, which the build bundles: loading it takes half as long as what it is made of.
export const account = dynamicProvider(serviceAccount);
export const credential = dynamicProvider(serviceAccountCredential);
export const rotating = dynamicProvider(rotatingServiceAccountCredential);
export const set = dynamicProvider(serviceAccountCredentialSet);
