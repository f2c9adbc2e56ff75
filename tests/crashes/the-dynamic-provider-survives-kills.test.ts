import { crashes } from "./crashes";

test(
  "whoever is killed in the middle, state and server agree after the recovery",
  crashes("dynamic", "singles"),
  24 * 3_600_000,
);
