import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { RequestOptions } from "../../call";
import { type PagePromise, type Permissions, pages } from "../../page";
import * as parameters from "../../parameters";
import { path } from "../../paths";
import { searchParams } from "../../search-params";
import type { Session } from "../../session";
import * as answers from "../answers";
import { Credentials } from "./service-accounts/credentials";

/** The identity of an agent or a service. */
export interface ServiceAccount {
  id: string;
  /** RFC 3339, UTC. */
  created_at: string;
  /** RFC 3339, UTC. */
  updated_at: string;
  name: string;
  description?: string | undefined;
  permissions?: Permissions | undefined;
}

interface InOrganization {
  /** An id or a label, 1 to 255 characters. */
  organization_id: string;
  /** A UUID to trace the call by; a random one otherwise. */
  xClientRequestID?: string | undefined;
}

export interface ServiceAccountCreateParams extends InOrganization {
  name: string;
  /** At most 500 characters. */
  description?: string | undefined;
}

export interface ServiceAccountRetrieveParams extends InOrganization {
  expand?: Array<"permissions"> | undefined;
}

export interface ServiceAccountListParams extends InOrganization {
  /** A page's `end_cursor`: what follows it. */
  after?: string | undefined;
  /** A page's `start_cursor`: what precedes it. */
  before?: string | undefined;
  expand?: Array<"permissions" | "total_count"> | undefined;
  /** Items a page, 1 to 100. */
  limit?: number | undefined;
}

export interface ServiceAccountUpdateParams extends InOrganization {
  name?: string | undefined;
  /** At most 500 characters; an empty string clears it. */
  description?: string | undefined;
}

export interface ServiceAccountDeleteParams extends InOrganization {}

const serviceAccount = z.object({
  id: answers.id,
  created_at: answers.dateTime,
  updated_at: answers.dateTime,
  name: z.string(),
  description: z.string().optional(),
  permissions: answers.permissions.optional(),
}) satisfies z.ZodType<ServiceAccount>;

const serviceAccountPage = z.object({
  items: z.array(serviceAccount),
  page_info: answers.pageInfo,
  permissions: answers.permissions.optional(),
});

const inOrganization = {
  organization_id: parameters.id,
  xClientRequestID: parameters.xClientRequestID.optional(),
};
const createParams = z.strictObject({
  ...inOrganization,
  name: parameters.name,
  description: parameters.description.optional(),
}) satisfies z.ZodType<ServiceAccountCreateParams>;
const retrieveParams = z.strictObject({
  ...inOrganization,
  expand: z.array(z.literal("permissions")).optional(),
}) satisfies z.ZodType<ServiceAccountRetrieveParams>;
const listParams = z.strictObject({
  ...inOrganization,
  ...z.object(parameters.page).partial().shape,
}) satisfies z.ZodType<ServiceAccountListParams>;
const updateParams = z.strictObject({
  ...inOrganization,
  name: parameters.name.optional(),
  description: parameters.description.optional(),
}) satisfies z.ZodType<ServiceAccountUpdateParams>;
const deleteParams = z.strictObject(inOrganization) satisfies z.ZodType<ServiceAccountDeleteParams>;

/** `/organizations/{organization_id}/service-accounts`. Every method rejects with a `KeycardError`. */
export class ServiceAccounts {
  readonly credentials: Credentials;
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
    this.credentials = new Credentials(session);
  }

  /** Sent again only where the first request provably did nothing: a second POST is a second service account. */
  async create(
    params: ServiceAccountCreateParams,
    options: RequestOptions = {},
  ): Promise<ServiceAccount> {
    const { organization_id, xClientRequestID, ...json } = parameters.checked(createParams, params);
    return this.#session.json(
      {
        action: `create a service account in organization ${JSON.stringify(organization_id)}`,
        method: "post",
        path: path`/organizations/${organization_id}/service-accounts`,
        json,
        sendOnce: true,
        requestId: xClientRequestID ?? randomUUID(),
        options,
      },
      serviceAccount,
    );
  }

  async retrieve(
    serviceAccountID: string,
    params: ServiceAccountRetrieveParams,
    options: RequestOptions = {},
  ): Promise<ServiceAccount> {
    const { organization_id, xClientRequestID, ...query } = parameters.checked(
      retrieveParams,
      params,
    );
    return this.#session.json(
      {
        ...one("read", organization_id, serviceAccountID),
        method: "get",
        searchParams: searchParams(query),
        requestId: xClientRequestID ?? randomUUID(),
        options,
      },
      serviceAccount,
    );
  }

  list(
    params: ServiceAccountListParams,
    options: RequestOptions = {},
  ): PagePromise<ServiceAccount> {
    return pages(async (cursor) => {
      const { organization_id, xClientRequestID, ...query } = parameters.checked(
        listParams,
        params,
      );
      return this.#session.json(
        {
          action: `list the service accounts of organization ${JSON.stringify(organization_id)}`,
          method: "get",
          path: path`/organizations/${organization_id}/service-accounts`,
          searchParams: searchParams({ ...query, ...(cursor !== undefined && { after: cursor }) }),
          requestId: xClientRequestID ?? randomUUID(),
          options,
        },
        serviceAccountPage,
      );
    });
  }

  /** Changes what `params` gives and leaves the rest. */
  async update(
    serviceAccountID: string,
    params: ServiceAccountUpdateParams,
    options: RequestOptions = {},
  ): Promise<ServiceAccount> {
    const { organization_id, xClientRequestID, ...json } = parameters.checked(updateParams, params);
    return this.#session.json(
      {
        ...one("update", organization_id, serviceAccountID),
        method: "patch",
        json,
        requestId: xClientRequestID ?? randomUUID(),
        options,
      },
      serviceAccount,
    );
  }

  async delete(
    serviceAccountID: string,
    params: ServiceAccountDeleteParams,
    options: RequestOptions = {},
  ): Promise<void> {
    const { organization_id, xClientRequestID } = parameters.checked(deleteParams, params);
    return this.#session.send({
      ...one("delete", organization_id, serviceAccountID),
      method: "delete",
      requestId: xClientRequestID ?? randomUUID(),
      options,
    });
  }
}

function one(verb: string, organizationId: string, serviceAccountID: string) {
  const id = parameters.checked(parameters.id, serviceAccountID);
  return {
    action: `${verb} service account ${JSON.stringify(id)} in organization ${JSON.stringify(organizationId)}`,
    path: path`/organizations/${organizationId}/service-accounts/${id}`,
  };
}
