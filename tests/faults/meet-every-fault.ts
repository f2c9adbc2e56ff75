import { type Simulator, startSimulator } from "../../simulator";
import type { Door } from "../provider/door";
import { isOfHost, isSlow, type StepCell, stepCells } from "./cells";
import { faults } from "./faults";
import { type Lane, openLane, openLaneTo } from "./lane";
import { steps, token } from "./operations";
import { Results } from "./results";
import { expectedStep } from "./rules";
import { runStep, type SeenStep } from "./run-step";

const stepsAtATime = 6;
const loginsAtATime = 6;

/** All steps with all faults through one of the doors; every other pair of them unless `ENGINE_CELLS` is `all`. */
export function meetEveryFault(door: Door): void {
  const cells = process.env.ENGINE_CELLS === "all" ? stepCells : halfFor(door);
  const lanes: Lane[] = [];
  /** Another host, which redirects lead to. */
  let elsewhere: Simulator;
  const results = new Results(cells, {
    expected,
    run: (cell, lane: Lane) => runStep(cell, expectedStep(cell), lane, elsewhere.baseUrl),
    onServer: ({ left, disagreement }) => ({ left, disagreement }),
  });

  beforeAll(async () => {
    elsewhere = await startSimulator();
    const common = await openLane(door);
    const logins = await Promise.all(times(loginsAtATime, () => openLane(door)));
    lanes.push(common, ...logins);
    const runs = [
      { places: logins, isIn: ({ step }: StepCell) => step.struck === token },
      {
        places: times(cells.length, () => common),
        isIn: (cell: StepCell) => isOfCommon(cell) && isSlow(cell),
      },
      {
        places: times(stepsAtATime, () => common),
        isIn: (cell: StepCell) => isOfCommon(cell) && !isSlow(cell),
      },
    ];
    for (const fault of faults) {
      const strike = fault.strikes("");
      if (!("baseUrl" in strike)) continue;
      const lane = await openLaneTo(strike.baseUrl, door);
      lanes.push(lane);
      runs.push({ places: [lane], isIn: (cell) => cell.fault === fault });
    }
    await Promise.all(
      runs.map(({ places, isIn }) =>
        results.runIn(places, cells.filter(isIn).toSorted(slowestFirst)),
      ),
    );
    await results.runDeviatingAgain();
  }, 600_000);

  afterAll(async () => {
    for (const lane of lanes) await lane.close();
    await elsewhere.close();
    results.summarise();
  });

  results.test();

  test("no redirect is followed", () => {
    expect(elsewhere.requests).toEqual([]);
  });
}

/** What one door leaves out the other runs. A pair is a fault that strikes once, and the same that strikes always. */
function halfFor(door: Door): readonly StepCell[] {
  const isOdd = ({ step, fault }: StepCell) =>
    (steps.indexOf(step) + faults.indexOf(fault)) % 2 === 1;
  return stepCells.filter((cell) => isOdd(cell) === (door === "plugin"));
}

function expected(cell: StepCell): SeenStep {
  return { ...expectedStep(cell), disagreement: undefined, wrong: [] };
}

function isOfCommon({ step, fault }: StepCell): boolean {
  return step.struck !== token && !isOfHost(fault);
}

function slowestFirst(one: StepCell, other: StepCell): number {
  return Number(isSlow(other)) - Number(isSlow(one));
}

function times<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make);
}
