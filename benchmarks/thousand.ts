import { judged } from "./judged";
import { thousandPlan } from "./lifecycle/plan";
import { thousandLimits } from "./limits/thousand-limits";

judged(thousandPlan(Number(process.env.LIVES || 1)), thousandLimits);
