import { rotatingServiceAccountCredential } from "../definitions/rotating-service-account-credential";
import { serviceAccount } from "../definitions/service-account";
import { serviceAccountCredential } from "../definitions/service-account-credential";

/** All resources of the package. */
export const resources = [
  serviceAccount,
  serviceAccountCredential,
  rotatingServiceAccountCredential,
] as const;
