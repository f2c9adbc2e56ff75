import { judged } from "./judged";
import { quickPlan } from "./lifecycle/plan";
import { quickLimits } from "./limits/quick-limits";

judged(quickPlan, quickLimits);
