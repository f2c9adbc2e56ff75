import { type Simulator, startSimulator } from "../../simulator";
import { type Door, eachDoor } from "../provider/door";
import type { ResourceType } from "../provider/wire";
import { isSlow, type StepCell } from "./cells";
import { faults } from "./faults";
import { type Lane, openLane } from "./lane";
import type { Operation } from "./operations";
import { Results } from "./results";

/** An update, and which of its requests is struck. */
export interface UpdateCell extends Pick<StepCell, "fault" | "strikes"> {
  step: { name: string; struck: Operation };
}

interface Updates<Seen> {
  type: ResourceType;
  cells: readonly UpdateCell[];
  /** What one door leaves out the other runs, unless all are asked for. */
  runsOddFaults: Door;
  expected: Seen;
  run: (cell: UpdateCell, lane: Lane, elsewhere: string) => Promise<Seen>;
  /** What must be as expected the first time. */
  onServer: (seen: Seen) => unknown;
}

const atATime = 6;

/** A test for each cell, through both doors. All of a door's cells share a provider process. */
export function updatesMeetEveryFault<Seen>(updates: Updates<Seen>): void {
  eachDoor((door) => {
    const cells = updates.cells.filter(
      ({ fault }) =>
        process.env.ENGINE_CELLS === "all" ||
        (faults.indexOf(fault) % 2 === 1) === (door === updates.runsOddFaults),
    );
    let lane: Lane;
    let elsewhere: Simulator;
    const results = new Results(cells, {
      expected: () => updates.expected,
      run: (cell, lane: Lane) => updates.run(cell, lane, elsewhere.baseUrl),
      onServer: updates.onServer,
    });

    beforeAll(async () => {
      elsewhere = await startSimulator();
      lane = await openLane(door, updates.type);
      const places = (count: number) => Array.from({ length: count }, () => lane);
      const slow = cells.filter(isSlow);
      const quick = cells.filter((cell) => !isSlow(cell));
      await Promise.all([
        results.runIn(places(slow.length), slow),
        results.runIn(places(atATime), quick),
      ]);
      await results.runDeviatingAgain();
    }, 600_000);

    afterAll(async () => {
      await lane.close();
      await elsewhere.close();
      results.summarise();
    });

    results.test();
  });
}
