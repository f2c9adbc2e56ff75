import { runNode } from "./installed-package";

test.each(["dynamic", "dynamic/account", "dynamic/rotating", "dynamic/set"])(
  "pulumi-keycard/%s, which stored resources name, is the provider itself",
  async (subpath) => {
    const script = `
      const provider = require("pulumi-keycard/${subpath}");
      const methods = Object.keys(provider).filter((name) => typeof provider[name] === "function");
      console.log(JSON.stringify(methods));`;
    const methods: string[] = JSON.parse(await runNode(["--eval", script]));

    expect(methods.toSorted()).toEqual([
      "check",
      "configure",
      "create",
      "delete",
      "diff",
      "read",
      "update",
    ]);
  },
);
