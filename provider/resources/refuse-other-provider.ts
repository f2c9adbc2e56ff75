import * as pulumi from "@pulumi/pulumi";

/** A `Provider` by the name of its package, as Pulumi's SDK keeps it without declaring it. */
interface OfPackage {
  getPackage?: () => string;
}

/**
 * Refuses a `Provider` of the other front door, which the engine would ask for a resource that it doesn't have.
 *
 * @param module what both have to be imported from
 * @throws RunError that names it
 */
export function refuseOtherProvider(
  opts: pulumi.CustomResourceOptions | undefined,
  { providerPackage, module }: { providerPackage: string; module: string },
): void {
  const given = (opts?.provider as OfPackage | undefined)?.getPackage?.();
  if (given === undefined || given === providerPackage) return;
  throw new pulumi.RunError(
    `The resource is of ${module}, and its provider is one of the package "${given}". Import \`Provider\` from ` +
      `${module} too.`,
  );
}
