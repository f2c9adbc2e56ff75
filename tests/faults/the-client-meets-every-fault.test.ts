import { type Simulator, startSimulator } from "../../simulator";
import { keepSecrets } from "../support/evidence";
import { expectedCall } from "./call-rules";
import { type CallCell, callCells } from "./cells";
import { quickenHere } from "./fast-clock";
import { Results } from "./results";
import { runCall, type SeenCall } from "./run-call";

/** Most of what a cell does is to wait. */
const atATime = 24;
let simulators: Simulator[];
let elsewhere: Simulator;
const results = new Results(callCells, {
  expected,
  run: (cell, simulator: Simulator) => runCall(cell, simulator, elsewhere.baseUrl),
  onServer: ({ hasTakenEffect }) => hasTakenEffect,
});

beforeAll(async () => {
  elsewhere = await startSimulator();
  simulators = await Promise.all(Array.from({ length: atATime }, () => startSimulator()));
  quickenHere();
  await results.runIn(simulators, callCells);
  await results.runDeviatingAgain();
}, 300_000);

afterAll(async () => {
  for (const simulator of simulators) {
    keepSecrets(simulator.issuedSecrets());
    await simulator.close();
  }
  await elsewhere.close();
  results.summarise();
});

results.test();

test("no redirect is followed", () => {
  expect(elsewhere.requests).toEqual([]);
});

function expected(cell: CallCell): SeenCall {
  return { ...expectedCall(cell), wrong: [] };
}
