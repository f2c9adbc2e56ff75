import { KeycardError } from "./keycard-error";

/** An option or a parameter that can't be sent. Nothing was sent. */
export class InvalidInputError extends KeycardError {
  /** The option or parameter, as the caller spells it. */
  readonly property: string;

  constructor(property: string, message: string) {
    super(message);
    this.property = property;
  }
}
