#!/usr/bin/env node
import { isAtLeast } from "./is-at-least";
import { oldestNode } from "./oldest-node";

if (isAtLeast(process.versions.node, oldestNode)) {
  // Only now: an older Node can't load the libraries, and would answer with a stack trace.
  import("./run-process.js").then(({ runProcess }) => runProcess());
} else {
  process.stderr.write(
    `error: pulumi-keycard needs Node.js ${oldestNode} or later, and this is ${process.versions.node}. ` +
      "Install a newer one from https://nodejs.org.\n",
  );
  process.exitCode = 1;
}
