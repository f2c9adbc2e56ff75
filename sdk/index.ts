export type { RequestOptions } from "./call";
export { AbortedError } from "./errors/aborted-error";
export {
  ApiError,
  AuthenticationError,
  ConflictError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
} from "./errors/api-error";
export { ConnectionError } from "./errors/connection-error";
export { InvalidInputError } from "./errors/invalid-input-error";
export { InvalidResponseError } from "./errors/invalid-response-error";
export { KeycardError } from "./errors/keycard-error";
export { TimeoutError } from "./errors/timeout-error";
export { Keycard, type KeycardCalls, type KeycardOptions } from "./keycard";
export type { Page, PageBody, PageInfo, PagePromise, Permissions } from "./page";
export type {
  ServiceAccount,
  ServiceAccountCreateParams,
  ServiceAccountDeleteParams,
  ServiceAccountListParams,
  ServiceAccountRetrieveParams,
  ServiceAccountUpdateParams,
} from "./resources/organizations/service-account-shapes";
export type {
  CredentialCreateParams,
  CredentialCreateResponse,
  CredentialDeleteParams,
  CredentialListParams,
  CredentialRetrieveParams,
  CredentialUpdateParams,
  ServiceAccountCredential,
} from "./resources/organizations/service-accounts/credential-shapes";
