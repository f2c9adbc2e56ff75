import { KeycardError } from "./keycard-error";

/** No answer within `timeoutMs`, retries included. */
export class TimeoutError extends KeycardError {}
