import type { Door } from "./door";

/** Something that a user may notice to be another thing through the other door. */
interface DoorDifference<Expected> extends Record<Door, Expected> {
  /** What differs, in a sentence. */
  what: string;
  why: string;
}

/**
 * All that differs between the two doors. Each entry is what a lifecycle case looks up to know what to expect; a
 * difference that no case looks up is not claimed.
 */
export const differences = {
  propertiesChange: {
    what: "The plugin tells the engine, property by property, what a change adds, updates, deletes or replaces; the dynamic provider says only what forces a replacement.",
    why: "A dynamic provider's answer has no place for details, and saying no more than that something changed would make every output unknown in a preview, so it leaves the comparison of inputs to the engine.",
    dynamic: "left to the engine",
    plugin: "some",
  },
  previews: {
    what: "The plugin says in a preview what an update keeps and what a creation will be called; with the dynamic provider the outputs of a creation are unknown until the `up`.",
    why: "The engine asks no dynamic provider for a preview of its outputs.",
    dynamic: false,
    plugin: true,
  },
  generatedNamesFollowTheSeed: {
    what: "The random part of a generated name is the same in a preview that saves a plan and in the `up` that keeps to it with the plugin, and another one with the dynamic provider.",
    why: "The engine's random seed is sent to both, and Pulumi's dynamic-provider process doesn't hand it on.",
    dynamic: false,
    plugin: true,
  },
  configIsCheckedFirst: {
    what: "Configuration that can't be used fails the provider itself with the plugin, once; with the dynamic provider it fails each resource.",
    why: "Pulumi's dynamic-provider process answers CheckConfig with UNIMPLEMENTED, so that the check of a resource is the first place to say it.",
    dynamic: false,
    plugin: true,
  },
  noticesNameTheResource: {
    what: "What is due and what is kept is printed among the update's output by the dynamic provider, with the resource's name and id; the plugin's stands at the resource, by its URN.",
    why: "A dynamic provider has no connection to the engine's log, only its standard output.",
    dynamic: true,
    plugin: false,
  },
  failuresArePrinted: {
    what: "A step of a dynamic resource that fails prints one line besides the error that stands at the resource.",
    why: "Pulumi's dynamic-provider process prints every error that it passes on.",
    dynamic: true,
    plugin: false,
  },
  missingIsOurError: {
    what: "`.get()` of something that isn't there fails with an error of ours through the dynamic provider, and with the engine's own through the plugin.",
    why: "Pulumi's dynamic-provider process can't say that nothing was found: it puts the provider's text into every answer, which the engine takes for a resource.",
    dynamic: true,
    plugin: false,
  },
  imports: {
    what: "`pulumi import` and the resource option `import` work with the plugin; for the dynamic provider there is `npx pulumi-keycard import`.",
    why: "An import sends an id and no properties, and a dynamic provider's code is among the properties.",
    dynamic: false,
    plugin: true,
  },
  functions: {
    what: "`getServiceAccount`, `getServiceAccountCredential` and `getServiceAccountCredentials` are the plugin's; a program with the dynamic provider uses `pulumi-keycard/sdk`.",
    why: "Pulumi's dynamic-provider process serves no functions.",
    dynamic: false,
    plugin: true,
  },
  customTimeouts: {
    what: "A resource's `customTimeouts` end a step of the plugin's, and are not looked at by the dynamic provider.",
    why: "The provider has to keep to them, and Pulumi's dynamic-provider process doesn't hand them on.",
    dynamic: false,
    plugin: true,
  },
  interruption: {
    what: "Ctrl-C ends a slow creation of the plugin's within a second, with what it may have made recorded in the state; a dynamic one goes on until the API answers.",
    why: "Pulumi's dynamic-provider process doesn't hand the engine's Cancel on.",
    dynamic: false,
    plugin: true,
  },
  creationNobodyHearsOfIsUndone: {
    what: "When the engine is killed during a creation, the plugin deletes what was created all the same; after a dynamic provider's, `npx pulumi-keycard orphans` finds it.",
    why: "Pulumi's dynamic-provider process doesn't tell that nobody waits for the answer any more.",
    dynamic: false,
    plugin: true,
  },
  statesOfTheOtherDoorAreUpdated: {
    what: "After moving from the plugin to the dynamic provider the first `up` updates every resource, sending nothing to the API; after moving to the plugin they are unchanged.",
    why: "A dynamic provider's code must be in the state, where refresh and destroy look for it.",
    dynamic: true,
    plugin: false,
  },
} as const satisfies Record<string, DoorDifference<string | boolean>>;
