/** The user left a prompt without an answer, by Ctrl-C or Escape. */
export class Interrupted extends Error {}
