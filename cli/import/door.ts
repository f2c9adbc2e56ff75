import { storedProvider } from "../../provider/resources/dynamic/stored-provider";
import type { ClassName } from "./adopted";
import type { ImportOptions } from "./import-command";

/** How the resources of one of the two providers are called, kept and declared. */
export interface Door {
  /** What a program in TypeScript imports the classes from. */
  module: string;
  typeOf(className: ClassName): string;
  /** What inputs and outputs hold in the state beside what the resource says. */
  stored(className: ClassName): object;
  /** What is to be done before `pulumi import`. */
  preparation: readonly string[];
}

/** The subpath that the state has each class's provider require. */
const subpaths = {
  ServiceAccount: "dynamic/account",
  ServiceAccountCredential: "dynamic",
  RotatingServiceAccountCredential: "dynamic/rotating",
} satisfies Record<ClassName, string>;

export const doors: Record<ImportOptions["door"], Door> = {
  dynamic: {
    module: "pulumi-keycard",
    typeOf: (className) => `pulumi-nodejs:dynamic/keycard:${className}`,
    stored: (className) => ({ __provider: storedProvider(subpaths[className]) }),
    preparation: ["Put the program text into your Pulumi program."],
  },
  plugin: {
    module: "pulumi-keycard/plugin",
    typeOf: (className) => `keycard:index:${className}`,
    stored: () => ({}),
    preparation: [
      "Name the plugin in Pulumi.yaml, unless it is installed: " +
        "plugins: {providers: [{name: keycard, path: ./node_modules/pulumi-keycard/bin}]}",
      "Put the program text into your program in TypeScript. For another language leave out --generate-code=false, " +
        "and pulumi prints the program.",
    ],
  },
};
