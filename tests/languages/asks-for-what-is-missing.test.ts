import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compileGoPackage } from "../../tools/codegen/compile-go-package";
import { toolRun } from "./generated-packages";
import { createEnvironment } from "./python-environment";

const empty = mkdtempSync(join(tmpdir(), "nothing-installed-"));
afterAll(() => rmSync(empty, { recursive: true }));

const env = { PATH: empty };

test("where there is no Python, the error says what to install", async () => {
  await expect(createEnvironment(empty, [], env)).rejects.toThrow(
    /^Programs in Python are tested with python3 .* Install Python 3\.10 or later /,
  );
});

test("where there is no Go, the error says what to install", async () => {
  await expect(compileGoPackage(empty, { ...toolRun, env })).rejects.toThrow(
    /^compiling the Go package needs Go .* Install Go /,
  );
});
