import { z } from "zod";
import { property } from "../../engine/property";
import {
  credentialInputs,
  credentialOutputs,
  encryptToDescription,
  rotateWhenChanged,
} from "../credential-properties";
import { encryptTo } from "../encryption/normalize-keys";
import { previousCredential } from "./rotating-state";

/** From a tenth of a second to a century: what is beyond that is no date any more. */
const daysMin = 0.000_001;
const daysMax = 36_500;

export const inputs = {
  ...credentialInputs,
  rotateEveryDays: property(z.number().min(daysMin).max(daysMax).optional(), {
    description:
      "Makes a new credential with the first `pulumi up` after so many days, counted from the first credential on, so that late ones don't make the dates drift. Fractions are allowed. Default: only as `rotateWhenChanged` says.",
  }),
  rotateWhenChanged: property(rotateWhenChanged, {
    description:
      "Any keys and values; a change in them makes a new credential. The one before stays valid until it retires.",
    confidential: true,
    emptyIsAbsent: true,
  }),
  encryptTo: property(encryptTo, {
    description: `${encryptToDescription} Other keys make a new credential. The one before stays valid until it retires.`,
    confidential: true,
  }),
  retirePreviousAfterDays: property(z.number().min(0).max(daysMax).optional(), {
    description:
      "How many days a superseded credential stays valid; fractions are allowed. Default: `rotateEveryDays`, else 7. It is deleted with the first `pulumi up` after that. A change moves the dates of those superseded already.",
  }),
  keepIfUsedWithinHours: property(
    z
      .number()
      .min(0)
      .max(daysMax * 24)
      .optional(),
    {
      description:
        "A superseded credential that was used within so many hours is not deleted yet, and a warning says so. Default 24; 0 looks at no use.",
    },
  ),
};

export const outputs = {
  ...credentialOutputs,
  rotationAnchor: property(z.string(), {
    description:
      "When the first credential was created, which the schedule hangs on. RFC 3339, UTC.",
  }),
  nextRotationAt: property(z.string().optional(), {
    description: "When the next rotation is due, where `rotateEveryDays` says. RFC 3339, UTC.",
  }),
  previous: property(z.array(previousCredential), {
    description: "The superseded credentials that are still valid, oldest first, without secrets.",
  }),
};
