import { BlockList, isIP } from "node:net";
import { InvalidInputError } from "./errors/invalid-input-error";

/** Production, from the API reference. */
export const defaultBaseUrl = "https://api.keycard.ai";

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/**
 * The base URL in the form that paths are appended to, without a slash at its end.
 *
 * @throws InvalidInputError unless it is https, or http to this machine's loopback: client secrets travel over it.
 */
export function parseBaseUrl(value: string): string {
  if (!URL.canParse(value)) throw refused("it is not a URL");
  const url = new URL(value);
  if (url.username !== "" || url.password !== "") {
    throw refused(
      "it holds a user name or a password, which belong into clientId and clientSecret",
    );
  }
  if (url.search !== "" || url.hash !== "") throw refused("it has a query or a fragment");
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname))) {
    throw refused(
      `${url.protocol}//${url.host} would carry secrets unencrypted; plain http is for localhost only`,
    );
  }
  // Not `href`, which keeps an empty query or fragment, and a path appended to that would be none.
  return (url.origin + url.pathname).replace(/\/+$/, "");
}

function isLoopback(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, "");
  const family = isIP(address);
  if (family === 0) return address === "localhost";
  return loopback.check(address, family === 4 ? "ipv4" : "ipv6");
}

function refused(reason: string): InvalidInputError {
  return new InvalidInputError(
    "baseUrl",
    `baseUrl can't be used: ${reason}. Give an https URL such as ${defaultBaseUrl}.`,
  );
}
