import type { Spread } from "../statistics";
import { colour, label, legend, line, round, svg } from "./svg";

export interface BarPlot {
  title: string;
  groups: readonly string[];
  series: readonly string[];
  /** Undefined where there is none. */
  value: (group: string, series: string) => Spread | undefined;
}

const size = { width: 860, height: 340 };
const [left, right, top, bottom] = [40, 850, 60, 300];

/** Groups of bars, with their quartiles, on one scale that begins with 0. */
export function barPlot({ title, groups, series, value }: BarPlot): string {
  const all = groups.flatMap((group) => series.flatMap((one) => value(group, one) ?? []));
  const most = Math.ceil(Math.max(1, ...all.map(({ quartiles }) => quartiles[1])));
  const y = (height: number) => bottom - ((bottom - top) * height) / most;
  const groupWidth = (right - left) / groups.length;
  const barWidth = (groupWidth * 0.86) / series.length;
  const bars = groups.flatMap((group, groupNumber) =>
    series.flatMap((one, number) => {
      const found = value(group, one);
      if (!found) return [];
      const x = left + groupWidth * (groupNumber + 0.07) + barWidth * number;
      const [low, high] = found.quartiles;
      const height = round(bottom - y(found.median));
      const middle = x + (barWidth - 2) / 2;
      return [
        `<rect x="${round(x)}" y="${round(y(found.median))}" width="${round(barWidth - 2)}" height="${height}" fill="${colour(number)}"/>`,
        line([middle, y(low)], [middle, y(high)], "axis"),
        label(middle, y(high) - 4, found.median.toFixed(2), "middle", "small"),
      ];
    }),
  );
  const names = groups.map((group, number) =>
    label(left + groupWidth * (number + 0.5), bottom + 18, group),
  );
  return svg(size, title, [
    label(left, 18, title, "start"),
    legend(series, left, 40),
    ...Array.from({ length: most + 1 }, (_, height) => [
      line([left, y(height)], [right, y(height)], "grid"),
      label(left - 6, y(height) + 4, String(height), "end", "small"),
    ]).flat(),
    ...bars,
    ...names,
  ]);
}
