import { KeycardError } from "./keycard-error";

/**
 * The API could not be reached, or the connection broke. `mayHaveTakenEffect` is false only where
 * the connection was never made.
 */
export class ConnectionError extends KeycardError {}
