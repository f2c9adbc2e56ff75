import { colour, label, legend, line, round, svg } from "./svg";

export interface LinePlot {
  title: string;
  /** What stands behind the numbers of the upright axis. */
  unit: string;
  series: readonly { name: string; points: readonly { x: number; y: number }[] }[];
}

const size = { width: 860, height: 360 };
const [left, right, top, bottom] = [60, 830, 60, 320];

/** Both scales are logarithmic, so that growth by a power is a straight line. */
export function linePlot({ title, unit, series }: LinePlot): string {
  const points = series.flatMap((one) => one.points);
  if (points.length === 0) return svg(size, title, [label(left, 18, title, "start")]);
  const [x, xTicks] = scale(
    points.map((one) => one.x),
    left,
    right,
  );
  const [y, yTicks] = scale(
    points.map((one) => one.y),
    bottom,
    top,
  );
  return svg(size, title, [
    label(left, 18, title, "start"),
    legend(
      series.map(({ name }) => name),
      left,
      40,
    ),
    ...xTicks.flatMap((tick) => [
      line([x(tick), top], [x(tick), bottom], "grid"),
      label(x(tick), bottom + 18, tick.toLocaleString("en")),
    ]),
    ...yTicks.flatMap((tick) => [
      line([left, y(tick)], [right, y(tick)], "grid"),
      label(left - 6, y(tick) + 4, `${tick} ${unit}`, "end", "small"),
    ]),
    ...series.flatMap(({ points }, number) => {
      const corners = points.map((one) => `${round(x(one.x))},${round(y(one.y))}`);
      const dots = points.map(
        (one) =>
          `<circle cx="${round(x(one.x))}" cy="${round(y(one.y))}" r="3.5" fill="${colour(number)}"/>`,
      );
      return [
        `<polyline points="${corners.join(" ")}" fill="none" stroke-width="2" stroke="${colour(number)}"/>`,
        ...dots,
      ];
    }),
  ]);
}

/** Powers of 10, and what lies between them at 3, around all values. */
function scale(
  values: readonly number[],
  start: number,
  end: number,
): [(value: number) => number, number[]] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const ticks = [0.1, 0.3, 1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000];
  const from = ticks.findLast((tick) => tick <= low) ?? low;
  const to = ticks.find((tick) => tick >= high && tick > from) ?? high * 2;
  const span = Math.log(to) - Math.log(from);
  const place = (value: number) =>
    start + ((end - start) * (Math.log(value) - Math.log(from))) / span;
  return [place, ticks.filter((tick) => tick >= from && tick <= to)];
}
