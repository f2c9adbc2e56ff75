import type { LiveCredential, Simulator } from "../../simulator";

/** What lives under the simulator's own service account: what tests make, without the published examples. */
export function liveIn(simulator: Simulator): LiveCredential[] {
  const { serviceAccountId } = simulator;
  return simulator
    .credentials()
    .filter(({ service_account_id }) => service_account_id === serviceAccountId);
}
