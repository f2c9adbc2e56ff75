import type { Session } from "../session";
import { ServiceAccounts } from "./organizations/service-accounts";

/** Everything of the API stands below an organization. */
export class Organizations {
  readonly serviceAccounts: ServiceAccounts;

  /** @internal */
  constructor(session: Session) {
    this.serviceAccounts = new ServiceAccounts(session);
  }
}
