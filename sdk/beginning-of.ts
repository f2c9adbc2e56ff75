const shownLength = 4;

/** How a client id is shown as long as it has not logged in: what stands there may be the secret, by mistake. */
export function beginningOf(clientId: string): string {
  return JSON.stringify(`${clientId.slice(0, shownLength)}…`);
}
