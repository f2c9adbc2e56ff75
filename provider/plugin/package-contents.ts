import { getServiceAccount } from "../definitions/functions/get-service-account";
import { getServiceAccountCredential } from "../definitions/functions/get-service-account-credential";
import { getServiceAccountCredentials } from "../definitions/functions/get-service-account-credentials";
import { rotatingServiceAccountCredential } from "../definitions/rotating-service-account-credential";
import { serviceAccount } from "../definitions/service-account";
import { serviceAccountCredential } from "../definitions/service-account-credential";
import { serviceAccountCredentialSet } from "../definitions/service-account-credential-set";

/** All resources of the package. A new one gets its line here. */
export const resources = [
  serviceAccount,
  serviceAccountCredential,
  rotatingServiceAccountCredential,
  serviceAccountCredentialSet,
] as const;

/** All functions of the package. A new one gets its line here. */
export const functions = [
  getServiceAccount,
  getServiceAccountCredential,
  getServiceAccountCredentials,
] as const;
