import { oursDynamic, oursPlugin } from "../lifecycle/contenders/ours";
import type { Measurement } from "../lifecycle/measurement";
import { operations } from "../lifecycle/operation";
import { settings } from "../lifecycle/plan";
import { savedAtEnd } from "../lifecycle/setting";
import type { ProcessMeasurements } from "../provider-process/measure-processes";
import { type Result, spreadText } from "../report/result";
import { spreadOf } from "../statistics";
import { measured } from "./quantity";

const most = 1.2;

/** The peak of a provider's process that serves many credentials, beside that of one that serves none. */
export function memoryLimits(
  measurements: readonly Measurement[],
  { memory }: ProcessMeasurements,
): Result[] {
  const doors = [
    { name: oursDynamic.name, idle: memory.dynamic.peak },
    { name: oursPlugin.name, idle: memory.plugin.peak },
  ];
  const setting = savedAtEnd(settings.thousand);
  return doors.flatMap(({ name, idle }) =>
    operations.flatMap((operation) => {
      const quantity = { setting, contender: name, operation } as const;
      const bytes = measured({ ...quantity, figure: "providerPeakBytes" }, measurements);
      if (bytes.length === 0) return [];
      const peak = spreadOf(bytes.map((one) => one / 1e6));
      const ratio = peak.median / idle.median;
      return [
        {
          what: `provider's peak memory, ${operation} of ${setting.credentials}, ${name}`,
          measured: spreadText(peak, "MB"),
          beside: `idle: ${spreadText(idle, "MB")}`,
          limit: { text: `${ratio.toFixed(2)} of ${most} times`, isKept: ratio <= most },
        },
      ];
    }),
  );
}
