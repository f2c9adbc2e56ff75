import { shownText } from "../../sdk/shown-text";
import { messageOf } from "../engine/message-of";

/**
 * What a step of a dynamic resource's life is rejected with. The provider host prints `${error}: ${error.stack}` and
 * reports the message at the resource besides; a stack trace of ours would only bury that.
 */
export class ShownError extends Error {
  constructor(step: string, error: unknown) {
    super(shownText(messageOf(error)));
    this.stack = shownText(`${step} failed, see the resource's error`);
  }

  override toString(): string {
    return "pulumi-keycard";
  }
}
