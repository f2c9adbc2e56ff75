import { join } from "node:path";
import schema from "../../schema.json";
import { runCommand } from "../../tools/project/run-command";
import { engineFolder, sandboxFolder } from "../support/run-folders";
import { homeWithPlugin } from "./home-with-plugin";

const file = join(sandboxFolder, "node_modules/pulumi-keycard/bin/pulumi-resource-keycard");

test.each([
  ["the installed plugin", "keycard"],
  ["the file that npm has installed", file],
])(
  "`pulumi package get-schema` of %s prints schema.json, and no warning",
  async (_, plugin) => {
    const result = await runCommand("pulumi", ["package", "get-schema", plugin], {
      cwd: sandboxFolder,
      env: {
        ...process.env,
        PATH: `${engineFolder()}:${process.env.PATH}`,
        PULUMI_HOME: await homeWithPlugin(),
        PULUMI_SKIP_UPDATE_CHECK: "true",
      },
    });

    expect(result.output).toBe(result.stdout);
    expect(JSON.parse(result.stdout)).toEqual(withoutEmptyLists(schema));
  },
  60_000,
);

/** Pulumi leaves out what is an empty list. */
function withoutEmptyLists(document: object): object {
  return JSON.parse(JSON.stringify(document), (_, value) =>
    Array.isArray(value) && value.length === 0 ? undefined : value,
  );
}
