import * as parameters from "../../sdk/parameters";
import { property } from "../engine/property";

/** The text for people that service accounts and credentials have. */
export const labelProperties = {
  name: property(parameters.name.optional(), {
    description:
      "The name shown in Keycard's UI, 1 to 255 characters. Default: the resource's name and a random suffix, made once. A change is made in place.",
  }),
  description: property(parameters.description.optional(), {
    description:
      "A text for people, at most 500 characters. A change is made in place; removing it clears it.",
    confidential: true,
    emptyIsAbsent: true,
  }),
};
