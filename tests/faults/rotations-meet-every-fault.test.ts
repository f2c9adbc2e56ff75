import { type Simulator, startSimulator } from "../../simulator";
import { eachDoor } from "../provider/door";
import { isSlow } from "./cells";
import { faults } from "./faults";
import { type Lane, openLane } from "./lane";
import { Results } from "./results";
import { rotationCells } from "./rotation-cells";
import { runRotation, type SeenRotation } from "./run-rotation";

const atATime = 6;

eachDoor((door) => {
  // What one door leaves out the other runs, unless all are asked for.
  const cells = rotationCells.filter(
    ({ fault }) =>
      process.env.ENGINE_CELLS === "all" ||
      (faults.indexOf(fault) % 2 === 1) === (door === "plugin"),
  );
  let lane: Lane;
  let elsewhere: Simulator;
  const results = new Results(cells, {
    expected: (): SeenRotation => ({
      left: 0,
      cutOff: undefined,
      isStruck: true,
      wrong: [],
    }),
    run: (cell, lane: Lane) => runRotation(cell, lane, elsewhere.baseUrl),
    onServer: ({ left, cutOff }) => ({ left, cutOff }),
  });

  beforeAll(async () => {
    elsewhere = await startSimulator();
    lane = await openLane(door, "RotatingServiceAccountCredential");
    const places = (count: number) => Array.from({ length: count }, () => lane);
    const slow = cells.filter(isSlow);
    await Promise.all([
      results.runIn(places(slow.length), slow),
      results.runIn(
        places(atATime),
        cells.filter((cell) => !isSlow(cell)),
      ),
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
