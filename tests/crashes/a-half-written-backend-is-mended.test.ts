import { truncate } from "node:fs/promises";
import { join } from "node:path";
import { program } from "../lifecycle/programs";
import { newProject } from "../support/sandbox";
import { mendAttributes } from "./recovery";

test("what Pulumi's file backend stumbles over after a kill in mid-write is mended by removing it", async () => {
  const project = await newProject(program(""), {});
  await truncate(join(project.stacksFolder, "dev.json.attrs"));
  const { exitCode, output } = await project.pulumi(["stack", "export"]);
  expect(exitCode).not.toBe(0);
  expect(output).toContain("failed to load checkpoint: EOF");

  expect(await mendAttributes(project)).toBe(true);
  await project.must("stack", "export");
  expect(await mendAttributes(project)).toBe(false);
}, 60_000);
