import type { Door } from "../provider/door";
import { type StepCell, type Strikes, stepCells } from "./cells";

/** A cell that the whole real engine goes through, and the door by which. */
export interface EngineCell {
  door: Door;
  cell: StepCell;
}

/** The first few are always run, the others when `ENGINE_CELLS` is `all`: a cell takes three or four commands. */
const alwaysRun = 4;

const chosen: [Door, step: string, fault: string, Strikes][] = [
  ["dynamic", "create, with a generated name", "connection reset after it was done", "once"],
  ["plugin", "create, with a name of the program's", "500 after it was done", "once"],
  ["plugin", "list, after a create whose answer was lost", "503", "always"],
  ["dynamic", "delete", "connection reset after it was done", "once"],
  ["plugin", "create, with a generated name", "500 after it was done", "always"],
  ["plugin", "create, with a generated name", "connection refused", "always"],
  ["dynamic", "create, with a generated name", "429, `Retry-After` in seconds", "once"],
  ["plugin", "create, with a generated name", "429, `Retry-After` of a day", "always"],
  ["plugin", "create, with a generated name", "missing fields", "once"],
  ["dynamic", "create, with a name of the program's", "redirect to another host", "always"],
  ["plugin", "read, of one that no page holds", "404", "once"],
  ["dynamic", "read", "503", "always"],
  ["plugin", "read", "401", "always"],
  ["dynamic", "update", "answer cut off", "once"],
  ["plugin", "update", "404", "once"],
  ["dynamic", "update", "409", "always"],
  ["plugin", "delete", "no answer after it was done", "once"],
  ["dynamic", "delete", "403", "always"],
  ["dynamic", "token, for a read", "404", "always"],
  ["plugin", "token, for a delete", "404", "once"],
];

export const engineCells: readonly EngineCell[] = chosen.map(([door, step, fault, strikes]) => {
  const isChosen = (cell: StepCell) =>
    cell.step.name === step && cell.fault.name === fault && cell.strikes === strikes;
  const cell = stepCells.find(isChosen);
  if (cell === undefined) throw new Error(`There is no cell "${step}: ${fault}, ${strikes}".`);
  return { door, cell };
});

export const engineCellsToRun =
  process.env.ENGINE_CELLS === "all" ? engineCells : engineCells.slice(0, alwaysRun);
