/** What a contender is given to do. */
export interface Setting {
  credentials: number;
  /** Service accounts, over which they are spread. */
  accounts: number;
  /** Of every answer of the API. */
  latencyMs: number;
}

export function settingText({ credentials, accounts, latencyMs }: Setting): string {
  const account = accounts === 1 ? "service account" : "service accounts";
  const credential = credentials === 1 ? "credential" : "credentials";
  return `${credentials.toLocaleString("en")} ${credential}, ${accounts} ${account}, ${latencyMs} ms`;
}
