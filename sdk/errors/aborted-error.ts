import { KeycardError } from "./keycard-error";

/** The caller's `signal` was aborted. */
export class AbortedError extends KeycardError {}
