import { runRotation } from "./run-rotation";
import { rotationCells } from "./update-cells";
import { updatesMeetEveryFault } from "./updates-meet-every-fault";

updatesMeetEveryFault({
  type: "RotatingServiceAccountCredential",
  cells: rotationCells,
  runsOddFaults: "plugin",
  expected: { left: 0, cutOff: undefined, isStruck: true, wrong: [] },
  run: runRotation,
  onServer: ({ left, cutOff }) => ({ left, cutOff }),
});
