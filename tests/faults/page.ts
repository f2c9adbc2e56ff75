import { resolve } from "node:path";
import {
  type CallCell,
  callCells,
  type StepCell,
  type Strikes,
  stepCells,
  strikes,
  titleOf,
} from "./cells";
import { engineCells } from "./engine-cells";
import { type FaultRow, faults } from "./faults";
import { operations, steps } from "./operations";
import { callSentence, stepSentence } from "./sentences";

export const pageFile = resolve(__dirname, "../../docs/faults.md");

/** What `docs/faults.md` has to say. The tests hold every cell of it against what they see. */
export function pageText(): string {
  const perStep = steps.flatMap((step) => [
    `## ${capitalized(step.name)}`,
    table(strikes.map(heads), (fault) => {
      const cells = stepCells.filter((cell) => cell.step === step && cell.fault === fault);
      return strikes.map((each) => textOf(cells, each, stepSentence));
    }),
  ]);
  const ofClient = table(
    operations.map(({ name }) => name),
    (fault) =>
      operations.map((operation) => {
        const isIt = (cell: CallCell) => cell.operation === operation && cell.fault === fault;
        const cells = callCells.filter(isIt);
        const texts = strikes.map((each) => textOf(cells, each, callSentence));
        return [...new Set(texts)].filter(Boolean).join(" · ");
      }),
  );
  const inEngine = engineCells.map(({ door, cell }) => `- ${titleOf(cell)} (${door})`);
  return [intro, ...perStep, rotation, set, client, ofClient, engine, inEngine.join("\n"), ""].join(
    "\n\n",
  );
}

const intro = `# What happens when the API fails

<!-- Written by \`make faults-page\` from tests/faults; the tests fail where it is not true. -->

A request can fail in many ways, and what matters each time is the same: what exists at Keycard, what the state knows of it, and what the next \`pulumi up\` does. These tables say so for each step of a credential's life, for a fault that strikes a single request and for one that strikes every request. Every one of them is a test, which runs through the dynamic provider's process and through the plugin's, with the same result.

After every one of them an \`up\` without the fault ends with exactly what the program declares: one credential, the one in the state, whose secret logs in. Where that \`up\` needs something before, the table says what.

- **A create is sent again only where the answer proves that nothing happened**: no connection, 401, 429. After any other failed request a credential may exist whose secret nobody has. It is looked for by its name: a generated name proves that it is ours, so it is deleted and another one is made, three times at the most. Where it can't be looked for, or a request whose time ran out, here or at a gateway, may take effect yet, the state holds it by that name, and the next \`up\` replaces it. A name of the program's may be somebody else's, so nothing is deleted, and the error lists what there is.
- **Everything else is sent again** after a broken connection, a missing answer, 408, 429, 500, 502, 503 and 504: five requests at the most, or 17 where a 429 asks for patience, 20 s for each, 60 s for all.
- **A 401** is answered by one new token. A \`Retry-After\` of more than 30 s is not waited for. A redirect is never followed.
- **A read asks for a page of its service account's list**, which answers reads of others, too. Where the list can't be had, or doesn't hold it, the credential is asked for by itself.
- **Only a 404 for the credential itself says that it is gone**, and only after the organization itself has been found.
- "No answer" means none within 20 s. An answer "after it was done" is one whose request has taken effect all the same.`;

const rotation = `## Rotation

The same faults strike the requests of a rotation: its creation, the look for what an earlier one has left, and the deletion of what is due. The current credential logs in all the time, no failed deletion fails an \`up\`, and the \`up\`s that follow end with that one alone.`;

const set = `## Sets

The same faults strike the requests of an update of a set that adds, changes, replaces and removes at the same time: its creations, the look for what an earlier one has left, its changes, and its deletions. What is done is in the state, no key is touched that the program doesn't change, and the \`up\`s that follow end with exactly what it declares.`;

const client = `## The client

\`pulumi-keycard/sdk\` by itself. Before the dot the fault strikes once, after it every time; one entry holds for both. Without a number one request is sent. A question mark says that the error's \`mayHaveTakenEffect\` is true.`;

const engine = `## Through the whole engine

\`make test-faults\` runs these through the real Pulumi engine, by the door in brackets:`;

function heads(each: Strikes): string {
  return each === "once" ? "once" : "every time";
}

/** None where a fault doesn't occur so. */
function textOf<Cell extends StepCell | CallCell>(
  cells: readonly Cell[],
  strikes: Strikes,
  sentence: (cell: Cell) => string,
): string {
  const cell = cells.find((one) => one.strikes === strikes);
  return cell === undefined ? "" : sentence(cell);
}

/** A row for all faults of which the same comes. */
function table(head: readonly string[], rowOf: (fault: FaultRow) => readonly string[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const byOutcome = Map.groupBy(faults, (fault) => rowOf(fault).join(" | "));
  const rows = [...byOutcome]
    .filter(([, [one]]) => one !== undefined && rowOf(one).some(Boolean))
    .map(([outcome, all]) => line([all.map(({ name }) => name).join("; "), outcome]));
  const heading = ["what goes wrong", ...head];
  return [line(heading), line(heading.map(() => "---")), ...rows].join("\n");
}

function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
