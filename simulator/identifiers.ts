import { randomInt } from "node:crypto";

const lowerCase = "0123456789abcdefghijklmnopqrstuvwxyz";
const bothCases = `${lowerCase}ABCDEFGHIJKLMNOPQRSTUVWXYZ`;

// The lengths are those of the reference's examples.
export const newId = (): string => randomText(26, lowerCase);
export const newClientId = (): string => randomText(21, bothCases);
export const newClientSecret = (): string => randomText(64, bothCases);
export const newAccessToken = (): string => randomText(48, bothCases);

function randomText(length: number, alphabet: string): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
}
