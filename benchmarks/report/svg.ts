/** As a web page shows it, on light and on dark. */
const style = `
text { font: 12px system-ui, sans-serif; fill: #24292f; }
.small { font-size: 10px; }
.axis { stroke: #8c959f; fill: none; }
.grid { stroke: #8c959f; stroke-opacity: 0.3; }
@media (prefers-color-scheme: dark) { text { fill: #e6edf3; } }
`;

/** One for each contender, told apart by those who don't see all colours too. */
const colours = ["#8c959f", "#2f81f7", "#1b9e77", "#d95f02", "#b07aa1", "#e3b341", "#56b4e9"];

export function colour(number: number): string {
  return colours[number % colours.length] ?? "gray";
}

export interface Size {
  width: number;
  height: number;
}

export function svg({ width, height }: Size, title: string, parts: readonly string[]): string {
  const box = `xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`;
  return `<svg ${box} role="img" aria-label="${title}">\n<style>${style}</style>\n${parts.join("\n")}\n</svg>\n`;
}

/** @param anchor start, middle or end */
export function label(x: number, y: number, text: string, anchor = "middle", kind = ""): string {
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" class="${kind}">${text}</text>`;
}

export function line(from: [number, number], to: [number, number], kind: string): string {
  const [[x1, y1], [x2, y2]] = [from.map(round), to.map(round)];
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" class="${kind}"/>`;
}

/** What the colours stand for, side by side. */
export function legend(names: readonly string[], x: number, y: number): string {
  return names
    .map((name, number) => {
      const left = x + number * 120;
      const box = `<rect x="${left}" y="${y - 10}" width="11" height="11" fill="${colour(number)}"/>`;
      return box + label(left + 16, y, name, "start");
    })
    .join("\n");
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
