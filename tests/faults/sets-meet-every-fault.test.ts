import { runSet } from "./run-set";
import { setCells } from "./update-cells";
import { updatesMeetEveryFault } from "./updates-meet-every-fault";

updatesMeetEveryFault({
  type: "ServiceAccountCredentialSet",
  cells: setCells,
  runsOddFaults: "dynamic",
  expected: { disagreement: undefined, isTouched: false, isStruck: true, wrong: [] },
  run: runSet,
  onServer: ({ disagreement, isTouched }) => ({ disagreement, isTouched }),
});
