import { floor } from "../lifecycle/contenders/floor";
import type { Measurement } from "../lifecycle/measurement";
import { type Operation, operations } from "../lifecycle/operation";
import { settings } from "../lifecycle/plan";
import { measured, ratios } from "../limits/quantity";
import { spreadOf } from "../statistics";
import { barPlot } from "./bar-plot";
import { growthPoints } from "./growth-points";
import { linePlot } from "./line-plot";

/** By file name. */
export function plots(measurements: readonly Measurement[]): Record<string, string> {
  const contenders = [...new Set(measurements.map(({ contender }) => contender))];
  return {
    "benchmarks-operations.svg": operationsPlot(contenders, measurements),
    "benchmarks-growth.svg": growthPlot(contenders, measurements),
  };
}

function operationsPlot(
  contenders: readonly string[],
  measurements: readonly Measurement[],
): string {
  const figure = "wallSeconds" as const;
  const setting = settings.threeHundred;
  return barPlot({
    title: "300 credentials, 20 ms: time, in multiples of the floor's",
    groups: operations,
    series: contenders.filter(
      (contender) =>
        measured({ setting, contender, operation: "create", figure }, measurements).length > 0,
    ),
    value(group, contender) {
      const operation = group as Operation;
      const found = ratios(
        { setting, contender, operation, figure },
        { setting, contender: floor.name, operation, figure },
        measurements,
      );
      return found.length > 0 ? spreadOf(found) : undefined;
    },
  });
}

function growthPlot(contenders: readonly string[], measurements: readonly Measurement[]): string {
  const series = contenders.map((contender) => ({
    name: contender,
    points: growthPoints(
      { setting: settings.one, contender, operation: "create", figure: "wallSeconds" },
      measurements,
    ),
  }));
  return linePlot({
    title: "Time of a create by the number of credentials, 20 ms",
    unit: "s",
    series,
  });
}
