import { eachDoor } from "../provider/door";
import { crashes } from "./crashes";

eachDoor((door) => {
  test(
    "whoever is killed in the middle, a set is what is declared after the recovery, an update after the next `up` alone",
    crashes(door, "set"),
    24 * 3_600_000,
  );
});
