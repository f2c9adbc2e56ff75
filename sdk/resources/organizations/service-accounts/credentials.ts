import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { RequestOptions } from "../../../call";
import { type PagePromise, type Permissions, pages } from "../../../page";
import * as parameters from "../../../parameters";
import { path } from "../../../paths";
import { searchParams } from "../../../search-params";
import { hideFromOutput } from "../../../secrets";
import type { Session } from "../../../session";
import * as answers from "../../answers";

/** A service account's credential, without its secret. */
export interface ServiceAccountCredential {
  id: string;
  /** What logs in at the token endpoint, together with the secret. */
  client_id: string;
  /** RFC 3339, UTC. */
  created_at: string;
  name: string;
  description?: string | undefined;
  /** RFC 3339, UTC; absent while it has never logged in. */
  last_used_at?: string | undefined;
  permissions?: Permissions | undefined;
}

/**
 * A credential just created: the only answer that ever holds the secret. `console.log`, `util.inspect` and
 * `JSON.stringify` show `[secret]` in its place; reading `client_secret` gives it.
 */
export interface CredentialCreateResponse {
  id: string;
  client_id: string;
  client_secret: string;
  /** RFC 3339, UTC. */
  created_at: string;
  name: string;
  description?: string | undefined;
}

interface InOrganization {
  /** An id or a label, 1 to 255 characters. */
  organization_id: string;
  /** A UUID to trace the call by; a random one otherwise. */
  xClientRequestID?: string | undefined;
}

interface OfServiceAccount extends InOrganization {
  service_account_id: string;
}

export interface CredentialCreateParams extends InOrganization {
  name: string;
  /** At most 500 characters. */
  description?: string | undefined;
}

export interface CredentialListParams extends InOrganization {
  /** A page's `end_cursor`: what follows it. */
  after?: string | undefined;
  /** A page's `start_cursor`: what precedes it. */
  before?: string | undefined;
  expand?: Array<"permissions" | "total_count"> | undefined;
  /** Items a page, 1 to 100. */
  limit?: number | undefined;
}

export interface CredentialRetrieveParams extends OfServiceAccount {
  expand?: Array<"permissions"> | undefined;
}

export interface CredentialUpdateParams extends OfServiceAccount {
  name?: string | undefined;
  /** At most 500 characters; an empty string clears it. */
  description?: string | undefined;
}

export interface CredentialDeleteParams extends OfServiceAccount {}

const credential = z.object({
  id: answers.id,
  client_id: z.string().min(1),
  created_at: answers.dateTime,
  name: z.string(),
  description: z.string().optional(),
  last_used_at: answers.dateTime.optional(),
  permissions: answers.permissions.optional(),
}) satisfies z.ZodType<ServiceAccountCredential>;

const createdCredential = credential
  .pick({ id: true, client_id: true, created_at: true, name: true, description: true })
  .extend({ client_secret: z.string().min(1) }) satisfies z.ZodType<CredentialCreateResponse>;

const credentialPage = z.object({
  items: z.array(credential),
  page_info: answers.pageInfo,
  permissions: answers.permissions.optional(),
});

const inOrganization = {
  organization_id: parameters.id,
  xClientRequestID: parameters.xClientRequestID.optional(),
};
const ofServiceAccount = { ...inOrganization, service_account_id: parameters.id };
const createParams = z.strictObject({
  ...inOrganization,
  name: parameters.name,
  description: parameters.description.optional(),
}) satisfies z.ZodType<CredentialCreateParams>;
const listParams = z.strictObject({
  ...inOrganization,
  ...z.object(parameters.page).partial().shape,
}) satisfies z.ZodType<CredentialListParams>;
const retrieveParams = z.strictObject({
  ...ofServiceAccount,
  expand: z.array(z.literal("permissions")).optional(),
}) satisfies z.ZodType<CredentialRetrieveParams>;
const updateParams = z.strictObject({
  ...ofServiceAccount,
  name: parameters.name.optional(),
  description: parameters.description.optional(),
}) satisfies z.ZodType<CredentialUpdateParams>;
const deleteParams = z.strictObject(ofServiceAccount) satisfies z.ZodType<CredentialDeleteParams>;

/**
 * `/organizations/{organization_id}/service-accounts/{service_account_id}/credentials`.
 * Every method rejects with a `KeycardError`.
 */
export class Credentials {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Sent again only where the first request provably did nothing: a second POST is a second live credential. */
  async create(
    serviceAccountID: string,
    params: CredentialCreateParams,
    options: RequestOptions = {},
  ): Promise<CredentialCreateResponse> {
    const { organization_id, xClientRequestID, ...json } = parameters.checked(createParams, params);
    const created = await this.#session.json(
      {
        ...all("create a credential", organization_id, serviceAccountID),
        method: "post",
        json,
        sendOnce: true,
        requestId: xClientRequestID ?? randomUUID(),
        options,
      },
      createdCredential,
    );
    return hideFromOutput(created, "client_secret");
  }

  list(
    serviceAccountID: string,
    params: CredentialListParams,
    options: RequestOptions = {},
  ): PagePromise<ServiceAccountCredential> {
    return pages(async (cursor) => {
      const { organization_id, xClientRequestID, ...query } = parameters.checked(
        listParams,
        params,
      );
      return this.#session.json(
        {
          ...all("list the credentials", organization_id, serviceAccountID),
          method: "get",
          searchParams: searchParams({ ...query, ...(cursor !== undefined && { after: cursor }) }),
          requestId: xClientRequestID ?? randomUUID(),
          options,
        },
        credentialPage,
      );
    });
  }

  async retrieve(
    credentialID: string,
    params: CredentialRetrieveParams,
    options: RequestOptions = {},
  ): Promise<ServiceAccountCredential> {
    const { xClientRequestID, expand, ...owner } = parameters.checked(retrieveParams, params);
    return this.#session.json(
      {
        ...one("read", owner, credentialID),
        method: "get",
        searchParams: searchParams({ expand }),
        requestId: xClientRequestID ?? randomUUID(),
        options,
      },
      credential,
    );
  }

  /** Changes what `params` gives and leaves the rest. */
  async update(
    credentialID: string,
    params: CredentialUpdateParams,
    options: RequestOptions = {},
  ): Promise<ServiceAccountCredential> {
    const { xClientRequestID, name, description, ...owner } = parameters.checked(
      updateParams,
      params,
    );
    return this.#session.json(
      {
        ...one("update", owner, credentialID),
        method: "patch",
        json: { name, description },
        requestId: xClientRequestID ?? randomUUID(),
        options,
      },
      credential,
    );
  }

  async delete(
    credentialID: string,
    params: CredentialDeleteParams,
    options: RequestOptions = {},
  ): Promise<void> {
    const { xClientRequestID, ...owner } = parameters.checked(deleteParams, params);
    return this.#session.send({
      ...one("delete", owner, credentialID),
      method: "delete",
      requestId: xClientRequestID ?? randomUUID(),
      options,
    });
  }
}

function all(what: string, organizationId: string, serviceAccountID: string) {
  const id = parameters.checked(parameters.id, serviceAccountID);
  return {
    action: `${what} of service account ${JSON.stringify(id)} in organization ${JSON.stringify(organizationId)}`,
    path: path`/organizations/${organizationId}/service-accounts/${id}/credentials`,
  };
}

function one(verb: string, owner: OfServiceAccount, credentialID: string) {
  const id = parameters.checked(parameters.id, credentialID);
  const { organization_id, service_account_id } = owner;
  return {
    action: `${verb} credential ${JSON.stringify(id)} of service account ${JSON.stringify(service_account_id)} in organization ${JSON.stringify(organization_id)}`,
    path: path`/organizations/${organization_id}/service-accounts/${service_account_id}/credentials/${id}`,
  };
}
