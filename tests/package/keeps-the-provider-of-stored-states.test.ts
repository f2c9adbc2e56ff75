import { runNode } from "./installed-package";

test("pulumi-keycard/dynamic, which every stored credential names, is the provider itself", async () => {
  const script = `
    const provider = require("pulumi-keycard/dynamic");
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
});
