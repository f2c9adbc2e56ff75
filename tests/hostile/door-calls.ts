import { ProviderError } from "../provider/provider-error";
import type { Values } from "../provider/wire";
import { unknownString } from "./hostile-values";
import { expectShowable } from "./showable";

/** What a step answers. One that fails does so in words that can be shown, and gives nothing. */
export async function answered<T>(
  step: Promise<T>,
  secrets: readonly string[] = [],
): Promise<T | undefined> {
  try {
    return await step;
  } catch (error) {
    if (!(error instanceof ProviderError) || brokenOff.test(error.message)) throw error;
    expectShowable(error.message, secrets);
    return undefined;
  }
}

// gRPC's words where a process has died, or its answer could not be read.
const brokenOff = /RST_STREAM|session|Connection dropped|No connection established/;

/** Whether a preview alone can have made the values. */
export function isOfPreview(values: Values): boolean {
  return JSON.stringify(values).includes(unknownString);
}

interface Seen {
  operation: string;
  path: string;
  status: number | null;
}

/** Fails unless all requests were such as the API documents, and it had nothing to refuse but what isn't there, or a login. */
export function expectWellFormed(requests: readonly Seen[]): void {
  const odd = requests.filter(
    ({ operation, status }) =>
      operation === "unknown" ||
      ![...fine, null, ...(operation === "token" ? [401] : [])].includes(status),
  );
  expect(odd).toEqual([]);
  for (const { path } of requests) {
    for (const part of path.slice(1).split("/")) {
      expect(encodeURIComponent(decodeURIComponent(part))).toBe(part);
    }
  }
}

const fine = [200, 201, 204, 404, 409];
