import { KeycardError } from "./keycard-error";

/** What an error answer says, in the API's error format `{message, code, status}`. */
export interface ApiErrorDetails {
  status: number;
  code: string | undefined;
  requestId: string;
  mayHaveTakenEffect: boolean;
}

/** The API answered with an error status. Its subclasses are the statuses a caller would tell apart. */
export class ApiError extends KeycardError {
  /** The HTTP status. */
  readonly status: number;
  /** The API's own error code, where it gave one. */
  readonly code: string | undefined;

  constructor(message: string, { status, code, requestId, mayHaveTakenEffect }: ApiErrorDetails) {
    super(message, { requestId, mayHaveTakenEffect });
    this.status = status;
    this.code = code;
  }
}

/** 401: the client id and secret, or the token they gave, are refused. */
export class AuthenticationError extends ApiError {}

/** 403: the client is known, and not allowed to do this. */
export class PermissionDeniedError extends ApiError {}

/** 404: not there, or not visible to this client. */
export class NotFoundError extends ApiError {}

/** 409: the resource's state doesn't allow it. */
export class ConflictError extends ApiError {}

/** 429: too many requests, also after the retries. */
export class RateLimitError extends ApiError {}
