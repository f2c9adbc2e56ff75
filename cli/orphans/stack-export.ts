import { z } from "zod";

const resource = z.object({
  urn: z.string(),
  type: z.string(),
  id: z.string().optional(),
  outputs: z.record(z.string(), z.unknown()).nullish(),
});

/** A resource as an exported stack holds it. */
export type ExportedResource = z.infer<typeof resource>;

/** The versions that Pulumi 3 writes; in another, resources may stand elsewhere and seem to be missing. */
const readableVersions = [3, 4];

const stackExport = z.object({
  version: z.int().refine((version) => readableVersions.includes(version), {
    error: `Invalid input: this version of pulumi-keycard reads ${readableVersions.join(" and ")}`,
  }),
  deployment: z.object({
    resources: z.array(resource).nullish(),
    pending_operations: z.array(z.object({ resource })).nullish(),
  }),
});

/**
 * All resources of an export, also those that are pending deletion or had an operation under way.
 *
 * @param source where the text comes from, for the error
 * @throws Error that shows nothing of the text: secrets may stand in it
 */
export function resourcesIn(text: string, source: string): ExportedResource[] {
  const parsed = stackExport.safeParse(jsonOf(text));
  if (parsed.success) {
    const { resources, pending_operations } = parsed.data.deployment;
    return [...(resources ?? []), ...(pending_operations ?? []).map(({ resource }) => resource)];
  }
  const reasons = parsed.error.issues.map(
    ({ path, message }) => `${z.core.toDotPath(path) || "the whole"}: ${message}`,
  );
  throw new Error(
    `${source} is not what \`pulumi stack export\` writes (${reasons.join("; ")}). ` +
      "Export the stack again: pulumi stack export --file <file>",
  );
}

function jsonOf(text: string): unknown {
  try {
    // Windows' shells redirect with a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}
