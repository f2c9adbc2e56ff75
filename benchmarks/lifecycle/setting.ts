/** What a contender is given to do. */
export interface Setting {
  credentials: number;
  /** Service accounts, over which they are spread. */
  accounts: number;
  /** Of every answer of the API. */
  latencyMs: number;
  /** Pulumi writes the state once, at the end of a command, and not at every step. */
  savesAtEnd?: true;
}

export function savedAtEnd(setting: Setting): Setting {
  return { ...setting, savesAtEnd: true };
}

/** What a user sets so that Pulumi saves at the end alone; without the first, the second has no effect. */
export const savingAtEnd = { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" };

export function settingText({ credentials, accounts, latencyMs, savesAtEnd }: Setting): string {
  const account = accounts === 1 ? "service account" : "service accounts";
  const credential = credentials === 1 ? "credential" : "credentials";
  const size = `${credentials.toLocaleString("en")} ${credential}, ${accounts} ${account}`;
  return `${size}, ${latencyMs} ms${savesAtEnd ? ", saved at the end" : ""}`;
}
