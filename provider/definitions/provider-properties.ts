import { z } from "zod";
import { defaultBaseUrl, parseBaseUrl } from "../../sdk/base-url";
import * as parameters from "../../sdk/parameters";
import { messageOf } from "../engine/message-of";
import { property } from "../engine/property";
import { environmentVariables } from "../engine/settings";

const baseUrl = z.string().check((context) => {
  try {
    parseBaseUrl(context.value);
  } catch (error) {
    context.issues.push({ code: "custom", input: context.value, message: messageOf(error) });
  }
});

/** What the provider is configured with. Nothing is required: what is missing is said once something needs it. */
export const providerProperties = {
  clientId: property(z.string().optional(), {
    description:
      "The client id of the service account credential that the provider logs in with. Taken together with `clientSecret`, both from one source.",
    environment: environmentVariables.clientId,
    emptyIsAbsent: true,
  }),
  clientSecret: property(z.string().optional(), {
    description: "The secret that belongs to `clientId`.",
    environment: environmentVariables.clientSecret,
    secret: true,
    emptyIsAbsent: true,
  }),
  organizationId: property(parameters.id.optional(), {
    description: "The organization, by id or label, of new resources that name none.",
    environment: environmentVariables.organizationId,
    emptyIsAbsent: true,
  }),
  baseUrl: property(baseUrl.optional(), {
    description: `Where the Keycard API is: https, or http on localhost. Default: \`${defaultBaseUrl}\`.`,
    environment: environmentVariables.baseUrl,
    // Someone may have put a password into it.
    confidential: true,
    emptyIsAbsent: true,
  }),
};
