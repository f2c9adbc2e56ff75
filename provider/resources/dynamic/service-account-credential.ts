import * as pulumi from "@pulumi/pulumi";
import {
  CredentialResource,
  credentialOutputs,
  type ServiceAccountCredentialArgs,
} from "../service-account-credential";
import { spareStackTraces } from "../spare-stack-traces";
import { dynamicInputs } from "./dynamic-inputs";

/**
 * A client id and secret of a Keycard service account, which a workload exchanges for tokens. Its Pulumi id is
 * `<organization>/<service account>/<credential>`. API: `organizations/serviceAccounts/credentials`.
 *
 * @typeParam Secret `undefined` for a credential with `encryptTo`, and for one that was adopted without its secret
 * @example
 * ```ts
 * const ci = new ServiceAccountCredential("ci", { serviceAccountId: "ab3def8hij2klm9opq5rst7uvw" });
 * export const clientId = ci.clientId;
 * export const clientSecret = ci.clientSecret; // a secret output
 * ```
 */
export class ServiceAccountCredential<
  Secret extends string | undefined = string,
> extends CredentialResource<Secret> {
  /**
   * A credential that exists and stays outside this program's care, without its secret: the API doesn't tell it again.
   *
   * @param id `<organization>/<service account>/<credential>`
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    opts?: pulumi.CustomResourceOptions,
  ): ServiceAccountCredential<undefined> {
    return new ServiceAccountCredential<undefined>(name, undefined, { ...opts, id });
  }

  /**
   * @throws RunError where this package isn't a dependency of the project itself, where `keycard:clientSecret` is
   * configured in plain text, or where the provider is of the other door
   */
  constructor(
    name: string,
    args: ServiceAccountCredentialArgs | undefined,
    opts?: pulumi.CustomResourceOptions,
  ) {
    const endSparing = spareStackTraces();
    try {
      super(
        "pulumi-nodejs:dynamic/keycard:ServiceAccountCredential",
        name,
        { ...credentialOutputs, ...args, ...dynamicInputs("dynamic", name, opts) },
        pulumi.mergeOptions({ additionalSecretOutputs: ["clientSecret"] }, opts),
      );
    } finally {
      endSparing();
    }
  }
}
