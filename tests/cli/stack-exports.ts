import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CommandLine } from "./command-line";

/** How Pulumi marks a secret in JSON. */
export const encrypted = {
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  ciphertext: "v1:abc:def",
};

export interface ExportedResource {
  type: string;
  id?: string;
  outputs?: Record<string, unknown>;
  [key: string]: unknown;
}

export const dynamicType = (name: string) => `pulumi-nodejs:dynamic/keycard:${name}`;
export const pluginType = (name: string) => `keycard:index:${name}`;

export function urnOf({ type }: ExportedResource, index: number): string {
  return `urn:pulumi:dev::project::${type}::resource-${index}`;
}

/** Writes what `pulumi stack export` would, and returns the file's name. */
export async function writeExport(
  { folder }: CommandLine,
  resources: readonly ExportedResource[],
  pending: readonly ExportedResource[] = [],
): Promise<string> {
  const named = (all: readonly ExportedResource[]) =>
    all.map((resource, index) => ({ urn: urnOf(resource, index), custom: true, ...resource }));
  const deployment = {
    manifest: { time: "2026-01-01T00:00:00Z" },
    resources: named(resources),
    pending_operations: named(pending).map((resource) => ({ resource, type: "updating" })),
  };
  const file = `state-${randomUUID()}.json`;
  await writeFile(join(folder, file), JSON.stringify({ version: 3, deployment }));
  return file;
}
