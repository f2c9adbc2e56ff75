import { KeycardError } from "./keycard-error";

/** The API answered with something that its reference page doesn't allow, or that is too large to read. */
export class InvalidResponseError extends KeycardError {}
