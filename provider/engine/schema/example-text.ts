import type { TokenOf } from "./type-spec";

/** What an example declares or asks for, as its properties. */
export type Example = Record<string, unknown>;

/** How one declares a resource, in the languages that most programs are in. */
export function resourceExample(type: string, example: Example, tokenOf: TokenOf): string {
  const token = tokenOf(type);
  return inEveryLanguage({
    typescript: [
      `const example = new ${moduleOf(token)}.${type}("example", {`,
      ...lines(example, (name, value) => `    ${name}: ${value},`),
      "});",
    ],
    python: [
      `example = ${moduleOf(token)}.${type}("example",`,
      ...lines(example, (name, value) => `    ${snakeCase(name)}=${value},`),
      ")",
    ],
    yaml: [
      "resources:",
      "  example:",
      `    type: ${token}`,
      "    properties:",
      ...lines(example, (name, value) => `      ${name}: ${value}`),
    ],
  });
}

/** How one calls a function. */
export function functionExample(name: string, example: Example, tokenOf: TokenOf): string {
  const token = tokenOf(name);
  return inEveryLanguage({
    typescript: [
      `const found = ${moduleOf(token)}.${name}Output({`,
      ...lines(example, (name, value) => `    ${name}: ${value},`),
      "});",
    ],
    python: [
      `found = ${moduleOf(token)}.${snakeCase(name)}_output(`,
      ...lines(example, (name, value) => `    ${snakeCase(name)}=${value},`),
      ")",
    ],
    yaml: [
      "variables:",
      "  found:",
      "    fn::invoke:",
      `      function: ${token}`,
      "      arguments:",
      ...lines(example, (name, value) => `        ${name}: ${value}`),
    ],
  });
}

/**
 * A generated package keeps the code in its own language and drops the rest, the heading too where nothing is left.
 * Source: pulumi/pulumi pkg/codegen/docs.go, `filterExamples`.
 */
function inEveryLanguage(code: Record<string, string[]>): string {
  const fences = Object.entries(code).map(([language, lines]) =>
    [`\`\`\`${language}`, ...lines, "```"].join("\n"),
  );
  return [
    "{{% examples %}}",
    "{{% example %}}",
    "### Example",
    ...fences,
    "{{% /example %}}",
    "{{% /examples %}}",
  ].join("\n\n");
}

/** What JSON writes of strings, numbers and maps of them is right in all these languages. */
function lines(example: Example, line: (name: string, value: string) => string): string[] {
  return Object.entries(example).map(([name, value]) =>
    line(name, JSON.stringify(value, undefined, 1).replaceAll(/\n\s*/g, " ")),
  );
}

function moduleOf(token: string): string {
  return token.slice(0, token.indexOf(":"));
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
