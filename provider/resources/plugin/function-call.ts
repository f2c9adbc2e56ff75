import * as pulumi from "@pulumi/pulumi";
import { refusePlainSecretConfig } from "../secret-config";

/** Arguments of a function's `Output` form. */
export type AsInputs<Args> = { [Name in keyof Args]: pulumi.Input<Args[Name]> };

/** Asks the plugin, with plain arguments. */
export async function call<Result>(
  name: string,
  args: pulumi.Inputs,
  opts?: pulumi.InvokeOptions,
): Promise<Result> {
  refusePlainSecretConfig();
  return pulumi.runtime.invoke(`keycard:index:${name}`, args, opts);
}

/** Asks the plugin once the arguments are known, and what they depend on exists. */
export function callOutput<Result>(
  name: string,
  args: pulumi.Inputs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<Result> {
  refusePlainSecretConfig();
  return pulumi.runtime.invokeOutput(`keycard:index:${name}`, args, opts);
}
