/**
 * A name as a TypeScript identifier in camel case that ends with what it stands for, as in `ciDeployCredential`: so it
 * is no reserved word, and no class of ours.
 */
export function identifier(name: string, thing: "Credential" | "Account"): string {
  const words = name.match(/[\p{ID_Start}\p{Nd}]+/gu) ?? [];
  const [first = "", ...others] = words;
  const camelCase = [uncapitalized(first), ...others.map(capitalized)].join("");
  const start = /^\p{Nd}/u.test(camelCase) ? "_" : "";
  const hasEnd = camelCase.toLowerCase().endsWith(thing.toLowerCase());
  const end = hasEnd ? "" : camelCase === "" ? uncapitalized(thing) : thing;
  return start + camelCase + end;
}

function uncapitalized(word: string): string {
  if (word === word.toUpperCase()) return word.toLowerCase();
  return word.slice(0, 1).toLowerCase() + word.slice(1);
}

function capitalized(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
