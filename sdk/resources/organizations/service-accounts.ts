import type { RequestOptions } from "../../call";
import { type PagePromise, pages } from "../../page";
import * as parameters from "../../parameters";
import { path } from "../../paths";
import { searchParams } from "../../search-params";
import type { Session } from "../../session";
import { listParams } from "../organization-schemas";
import * as schemas from "./service-account-schemas";
import type * as shapes from "./service-account-shapes";
import { Credentials } from "./service-accounts/credentials";

/** `/organizations/{organization_id}/service-accounts`. Every method rejects with a `KeycardError`. */
export class ServiceAccounts {
  readonly credentials: Credentials;
  readonly #session: Session;

  /** @internal */
  constructor(session: Session) {
    this.#session = session;
    this.credentials = new Credentials(session);
  }

  /** Sent again only where the first request provably did nothing: a second POST is a second service account. */
  async create(
    params: shapes.ServiceAccountCreateParams,
    options: RequestOptions = {},
  ): Promise<shapes.ServiceAccount> {
    const { organization_id, xClientRequestID, ...json } = parameters.checked(
      schemas.createParams,
      params,
    );
    return this.#session.json(
      {
        action: `create a service account in organization ${JSON.stringify(organization_id)}`,
        method: "post",
        path: path`/organizations/${organization_id}/service-accounts`,
        json,
        sendOnce: true,
        requestId: xClientRequestID,
        options,
      },
      schemas.serviceAccount,
    );
  }

  async retrieve(
    serviceAccountID: string,
    params: shapes.ServiceAccountRetrieveParams,
    options: RequestOptions = {},
  ): Promise<shapes.ServiceAccount> {
    const { organization_id, xClientRequestID, ...query } = parameters.checked(
      schemas.retrieveParams,
      params,
    );
    return this.#session.json(
      {
        ...one("read", organization_id, serviceAccountID),
        method: "get",
        searchParams: searchParams(query),
        requestId: xClientRequestID,
        options,
      },
      schemas.serviceAccount,
    );
  }

  list(
    params: shapes.ServiceAccountListParams,
    options: RequestOptions = {},
  ): PagePromise<shapes.ServiceAccount> {
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
          requestId: xClientRequestID,
          options,
        },
        schemas.serviceAccountPage,
      );
    }, params?.before);
  }

  /** Changes what `params` gives and leaves the rest. */
  async update(
    serviceAccountID: string,
    params: shapes.ServiceAccountUpdateParams,
    options: RequestOptions = {},
  ): Promise<shapes.ServiceAccount> {
    const { organization_id, xClientRequestID, ...json } = parameters.checked(
      schemas.updateParams,
      params,
    );
    return this.#session.json(
      {
        ...one("update", organization_id, serviceAccountID),
        method: "patch",
        json,
        requestId: xClientRequestID,
        options,
      },
      schemas.serviceAccount,
    );
  }

  async delete(
    serviceAccountID: string,
    params: shapes.ServiceAccountDeleteParams,
    options: RequestOptions = {},
  ): Promise<void> {
    const { organization_id, xClientRequestID } = parameters.checked(schemas.deleteParams, params);
    return this.#session.send({
      ...one("delete", organization_id, serviceAccountID),
      method: "delete",
      requestId: xClientRequestID,
      options,
    });
  }
}

function one(verb: string, organizationId: string, serviceAccountID: string) {
  const id = parameters.checked(parameters.id, serviceAccountID, "serviceAccountID");
  return {
    action: `${verb} service account ${JSON.stringify(id)} in organization ${JSON.stringify(organizationId)}`,
    path: path`/organizations/${organizationId}/service-accounts/${id}`,
  };
}
