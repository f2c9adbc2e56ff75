import { ApiError } from "./api-error";

// A cursor holds a place in the order of creation, not an offset: it stays right while items come
// and go, its own item included.

export function cursorAt(sequence: number): string {
  return Buffer.from(`sequence:${sequence}`).toString("base64url");
}

export function sequenceAt(parameter: "after" | "before", cursor: string): number {
  const [, sequence] = /^sequence:(\d+)$/.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  if (!sequence || cursorAt(Number(sequence)) !== cursor) {
    throw new ApiError(400, `${parameter} is not a cursor of this API.`);
  }
  return Number(sequence);
}
