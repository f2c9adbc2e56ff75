import type { RequestOptions } from "../../../call";
import { type PagePromise, pages } from "../../../page";
import * as parameters from "../../../parameters";
import { path } from "../../../paths";
import { searchParams } from "../../../search-params";
import { hideFromOutput } from "../../../secrets";
import type { Session } from "../../../session";
import { listParams } from "../../organization-schemas";
import * as schemas from "./credential-schemas";
import type * as shapes from "./credential-shapes";

/**
 * `/organizations/{organization_id}/service-accounts/{service_account_id}/credentials`.
 * Every method rejects with a `KeycardError`.
 */
export class Credentials {
  readonly #session: Session;

  /** @internal */
  constructor(session: Session) {
    this.#session = session;
  }

  /** Sent again only where the first request provably did nothing: a second POST is a second live credential. */
  async create(
    serviceAccountID: string,
    params: shapes.CredentialCreateParams,
    options: RequestOptions = {},
  ): Promise<shapes.CredentialCreateResponse> {
    const { organization_id, xClientRequestID, ...json } = parameters.checked(
      schemas.createParams,
      params,
    );
    const created = await this.#session.json(
      {
        ...all("create a credential", organization_id, serviceAccountID),
        method: "post",
        json,
        sendOnce: true,
        requestId: xClientRequestID,
        options,
      },
      schemas.createdCredential,
    );
    return hideFromOutput(created, "client_secret");
  }

  list(
    serviceAccountID: string,
    params: shapes.CredentialListParams,
    options: RequestOptions = {},
  ): PagePromise<shapes.ServiceAccountCredential> {
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
          requestId: xClientRequestID,
          options,
        },
        schemas.credentialPage,
      );
    }, params?.before);
  }

  async retrieve(
    credentialID: string,
    params: shapes.CredentialRetrieveParams,
    options: RequestOptions = {},
  ): Promise<shapes.ServiceAccountCredential> {
    const { xClientRequestID, expand, ...owner } = parameters.checked(
      schemas.retrieveParams,
      params,
    );
    return this.#session.json(
      {
        ...one("read", owner, credentialID),
        method: "get",
        searchParams: searchParams({ expand }),
        requestId: xClientRequestID,
        options,
      },
      schemas.credential,
    );
  }

  /** Changes what `params` gives and leaves the rest. */
  async update(
    credentialID: string,
    params: shapes.CredentialUpdateParams,
    options: RequestOptions = {},
  ): Promise<shapes.ServiceAccountCredential> {
    const { xClientRequestID, name, description, ...owner } = parameters.checked(
      schemas.updateParams,
      params,
    );
    return this.#session.json(
      {
        ...one("update", owner, credentialID),
        method: "patch",
        json: { name, description },
        requestId: xClientRequestID,
        options,
      },
      schemas.credential,
    );
  }

  async delete(
    credentialID: string,
    params: shapes.CredentialDeleteParams,
    options: RequestOptions = {},
  ): Promise<void> {
    const { xClientRequestID, ...owner } = parameters.checked(schemas.deleteParams, params);
    return this.#session.send({
      ...one("delete", owner, credentialID),
      method: "delete",
      requestId: xClientRequestID,
      options,
    });
  }
}

function all(what: string, organizationId: string, serviceAccountID: string) {
  const id = parameters.checked(parameters.id, serviceAccountID, "serviceAccountID");
  return {
    action: `${what} of service account ${JSON.stringify(id)} in organization ${JSON.stringify(organizationId)}`,
    path: path`/organizations/${organizationId}/service-accounts/${id}/credentials`,
  };
}

function one(verb: string, owner: shapes.OfServiceAccount, credentialID: string) {
  const id = parameters.checked(parameters.id, credentialID, "credentialID");
  const { organization_id, service_account_id } = owner;
  return {
    action: `${verb} credential ${JSON.stringify(id)} of service account ${JSON.stringify(service_account_id)} in organization ${JSON.stringify(organization_id)}`,
    path: path`/organizations/${organization_id}/service-accounts/${service_account_id}/credentials/${id}`,
  };
}
