import { AuthenticationError, type Page, type ServiceAccount } from "../../sdk";
import { beginningOf } from "../../sdk/beginning-of";
import { type Connection, connect, type LoginOptions, organizationOf } from "../connect";
import { type Check, CheckFailure } from "./checkup";
import { checkRights } from "./rights";

/** A login, and the organization that it is for. */
interface Configured extends Connection {
  organizationId: string;
}

/** An organization that can be seen, with the first of its service accounts. */
interface Visible extends Configured {
  page: Page<ServiceAccount>;
}

const askAnAdministrator = "Ask an administrator of the organization.";

export function configurationCheck(options: LoginOptions): Check<undefined, Configured> {
  return {
    name: "configuration",
    remedy: "Correct what the message names.",
    async run(_, surroundings) {
      const connection = await connect(options, surroundings);
      const { clientId, source, keycard } = connection;
      const organizationId = organizationOf(connection);
      const detail =
        `client id ${beginningOf(clientId)} with its secret from ${source}, at ${keycard.baseUrl}, ` +
        `for organization ${JSON.stringify(organizationId)}`;
      return { detail, found: { ...connection, organizationId } };
    },
  };
}

export const loginCheck: Check<Configured, Configured> = {
  name: "log-in",
  remedy: "Check the base URL, and the network from here to there.",
  async run(configured) {
    const { clientId, keycard, source } = configured;
    try {
      await keycard.login();
    } catch (error) {
      if (!(error instanceof AuthenticationError)) throw error;
      const remedy = `Both come from ${source}: correct them there. A lost secret can't be had again; make a new credential.`;
      throw new CheckFailure(error.message, remedy);
    }
    return {
      detail: `${keycard.baseUrl} accepts client id ${JSON.stringify(clientId)} and its secret`,
      found: configured,
    };
  },
};

export const organizationCheck: Check<Configured, Visible> = {
  name: "organization",
  remedy: "Check --organization or the configured one, and that the login belongs to it.",
  async run(configured, { signal }) {
    const { keycard, organizationId } = configured;
    const params = { organization_id: organizationId, ...oneWithRights };
    const page = await keycard.organizations.serviceAccounts.list(params, { signal });
    const detail = `${JSON.stringify(organizationId)} is visible`;
    return { detail, found: { ...configured, page } };
  },
};

export const accountRightsCheck: Check<Visible, undefined> = {
  name: "rights on service accounts",
  remedy: askAnAdministrator,
  run: ({ page }) => checkRights(page),
};

export const credentialRightsCheck: Check<Visible, undefined> = {
  name: "rights on credentials",
  remedy: askAnAdministrator,
  async run({ keycard, organizationId, page }, { signal }) {
    const [account] = page.items;
    if (account === undefined) {
      return { detail: "nothing to ask for: there is no service account yet", found: undefined };
    }
    const { credentials } = keycard.organizations.serviceAccounts;
    const params = { organization_id: organizationId, ...oneWithRights };
    return checkRights(await credentials.list(account.id, params, { signal }));
  },
};

const oneWithRights = { limit: 1, expand: ["permissions" as const] };
