import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { simulated } from "../support/simulated";
import { CommandLine } from "./command-line";
import { ctrlC, enter, inTerminal, testInTerminal } from "./in-terminal";
import { makeCredentials } from "./made-credentials";

const eraseLine = "\r\x1b[2K";
const ask = ["import", "--ask-secrets", "--out", "adopted.json"];

testInTerminal(
  "a typed secret is not shown, is tried and written; an empty answer skips",
  simulated(async (simulator) => {
    const [one, other] = await makeCredentials(simulator, ["one", "other"]);
    const line = await CommandLine.at(simulator);
    const file = join(line.folder, "adopted.json");
    try {
      const { exitCode, screen } = await inTerminal(line, ask, [
        [`Client secret of "one", client id "${one?.client_id}"`, `${one?.client_secret}${enter}`],
        [`Client secret of "other", client id "${other?.client_id}"`, enter],
      ]);
      expect(exitCode).toBe(0);
      expect(screen).not.toContain(one?.client_secret);
      const { resources } = JSON.parse(await readFile(file, "utf8"));
      expect(resources[0].outputs.clientSecret.plaintext).toBe(JSON.stringify(one?.client_secret));
      expect(resources[1].outputs).not.toHaveProperty("clientSecret");
    } finally {
      await rm(file, { force: true });
    }
  }),
);

testInTerminal(
  "a typed secret that is refused is named by its client id, and nothing is written",
  simulated(async (simulator) => {
    const [one] = await makeCredentials(simulator, ["one"]);
    const line = await CommandLine.at(simulator);
    const typed = "typed-but-not-the-secret-0123456789";

    const { exitCode, screen } = await inTerminal(line, ask, [["Client secret of", typed + enter]]);
    expect(screen).toContain(`given for client id "${one?.client_id}" (401). Nothing was written.`);
    expect(screen).not.toContain(typed);
    expect(exitCode).toBe(1);
    expect(line.has("adopted.json")).toBe(false);
  }),
);

testInTerminal(
  "Ctrl-C at a prompt ends with 130 and writes nothing",
  simulated(async (simulator) => {
    await makeCredentials(simulator, ["one"]);
    const line = await CommandLine.at(simulator);

    const { exitCode, screen } = await inTerminal(line, ask, [["Client secret of", ctrlC]]);
    expect(screen).toContain("Interrupted.");
    expect(exitCode).toBe(130);
    expect(line.has("adopted.json")).toBe(false);
  }),
);

testInTerminal(
  "a long listing shows how far it is, and leaves no line of that",
  simulated(async (simulator) => {
    await makeCredentials(
      simulator,
      Array.from({ length: 101 }, (_, n) => `ci-${n}`),
    );
    const line = await CommandLine.at(simulator);

    const { screen } = await inTerminal(line, ["import", "--out", "adopted.json"], []);
    expect(screen).toContain("Listing: 100 credentials so far");
    expect(screen).toContain(`Listing: 101 credentials so far${eraseLine}import`);
    const { output } = await line.run(["import", "--out", "adopted.json"]);
    expect(output).not.toContain("Listing");
  }),
);
