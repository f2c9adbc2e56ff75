import type { Fault } from "../../simulator";

/** What reaches the client of an answer: nothing, nothing in time, an error status, or a body to make something of. */
type Shown = "no connection" | "nothing" | "nothing in time" | "unreadable" | "right" | number;

/** Something that goes wrong with a request. What follows from it is in rules.ts. */
export interface FaultRow {
  /** As the page names it. */
  name: string;
  shown: Shown;
  /** The operation has taken place by then. */
  takesEffect?: true;
  /** The server asks to wait for longer than anybody would. */
  waitsTooLong?: true;
  /** It is in a body that the client doesn't read of a delete's answer. */
  isInBody?: boolean;
  /** What the user reads of it. */
  says: RegExp;
  /** At the simulator, or the base URL of a whole host that is out of reach. */
  strikes: (elsewhere: string) => Fault | { baseUrl: string };
}

const never = 3_600_000;
/** Refused without asking anybody: what a name server takes is not ours to test. */
const tooLongForDns = "a".repeat(64);
const tooMuch = JSON.stringify({ padding: "x".repeat(4 * 1024 * 1024 + 1) });

const inNobodysTime = /no usable answer from \S+ within the time allowed/;
const brokenOff = /could not be reached or broke off \((ECONNRESET|UND_ERR_SOCKET)\)/;

function status(code: number, more: Partial<FaultRow> = {}): FaultRow {
  return {
    name: String(code),
    shown: code,
    says: new RegExp(`answered ${code}`),
    strikes: () => ({
      kind: "status",
      status: code,
      effect: more.takesEffect ? "after" : "before",
    }),
    ...more,
  };
}

function rateLimit(name: string, retryAfter: () => string, more: Partial<FaultRow> = {}): FaultRow {
  const strikes: FaultRow["strikes"] = () => ({ kind: "rateLimit", retryAfter: retryAfter() });
  return status(429, { name, strikes, ...more });
}

function unreadable(name: string, body: string, because: string): FaultRow {
  return {
    name,
    shown: "unreadable",
    takesEffect: true,
    isInBody: true,
    says: new RegExp(`is not what the Keycard API documents \\(.*${because}`),
    strikes: () => ({ kind: "malformed", body }),
  };
}

/** A 404 means what it says: where the operation is about a credential, that is deleted behind Pulumi's back. */
export const notFound = status(404);

/** In the order of the page. */
export const faults: readonly FaultRow[] = [
  {
    name: "connection refused",
    shown: "no connection",
    says: /\(ECONNREFUSED\)/,
    strikes: () => ({ baseUrl: "http://127.0.0.1:4" }),
  },
  {
    name: "no such host",
    shown: "no connection",
    says: /\(ENOTFOUND\)/,
    strikes: () => ({ baseUrl: `https://${tooLongForDns}.invalid` }),
  },
  {
    name: "connection reset, nothing done",
    shown: "nothing",
    says: brokenOff,
    strikes: () => ({ kind: "reset", effect: "before" }),
  },
  {
    name: "connection reset after it was done",
    shown: "nothing",
    takesEffect: true,
    says: brokenOff,
    strikes: () => ({ kind: "reset", effect: "after" }),
  },
  {
    name: "no answer, nothing done",
    shown: "nothing in time",
    says: inNobodysTime,
    strikes: () => ({ kind: "delay", delayMs: never, effect: "before" }),
  },
  {
    name: "no answer after it was done",
    shown: "nothing in time",
    takesEffect: true,
    says: inNobodysTime,
    strikes: () => ({ kind: "delay", delayMs: never, effect: "after" }),
  },
  {
    name: "answer in drips",
    shown: "nothing in time",
    takesEffect: true,
    isInBody: true,
    says: inNobodysTime,
    strikes: () => ({ kind: "drip", intervalMs: 10_000 }),
  },
  {
    name: "answer cut off",
    shown: "nothing",
    takesEffect: true,
    says: brokenOff,
    strikes: () => ({ kind: "truncate" }),
  },
  status(400),
  status(401),
  status(403),
  notFound,
  status(408),
  status(409),
  status(413),
  rateLimit("429, `Retry-After` in seconds", () => "1"),
  rateLimit("429, `Retry-After` as a date", () => new Date(Date.now() + 1_000).toUTCString()),
  rateLimit("429, `Retry-After` of a day", () => "86400", {
    waitsTooLong: true,
    says: /answered 429 .*Retry-After: 86400/,
  }),
  status(500),
  status(500, { name: "500 after it was done", takesEffect: true }),
  status(502, {
    name: "502 with a page of HTML",
    strikes: () => ({
      kind: "status",
      status: 502,
      body: "<html>bad gateway</html>",
      contentType: "text/html",
    }),
  }),
  status(503),
  status(504, { name: "504 after it was done", takesEffect: true }),
  status(307, {
    name: "redirect to another host",
    says: /answered 307.*Redirects are not followed/,
    strikes: (elsewhere) => ({
      kind: "status",
      status: 307,
      headers: { location: `${elsewhere}/organizations` },
    }),
  }),
  unreadable("invalid JSON", '{"id": ', "no valid JSON"),
  unreadable("JSON of another shape", '["well"]', "expected object, received array"),
  unreadable("missing fields", '{"name": "ci"}', "received undefined"),
  // No answer is read on after so much.
  { ...unreadable("more than 4 MiB", tooMuch, "larger than"), isInBody: false },
  {
    name: "more fields than documented",
    shown: "right",
    takesEffect: true,
    says: /^$/,
    strikes: () => ({ kind: "altered", more: { colour: "blue" } }),
  },
  {
    name: "wrong content type",
    shown: "right",
    takesEffect: true,
    says: /^$/,
    strikes: () => ({ kind: "altered", contentType: "text/html" }),
  },
];
