import * as parameters from "../../sdk/parameters";
import { property } from "../engine/property";

/** The text for people that service accounts and credentials have. */
export const labelProperties = {
  name: property(parameters.name.optional(), {
    description:
      "The name shown in Keycard's UI, 1 to 255 characters. Default: the resource's name and a random suffix.",
  }),
  description: property(parameters.description.optional(), {
    description: "At most 500 characters. Removing it clears it.",
    confidential: true,
    emptyIsAbsent: true,
  }),
};
