import type { Contender, Laboratory } from "./contenders/contender";
import { Life } from "./life";
import type { Measurement } from "./measurement";
import type { Row } from "./row";
import { settingText } from "./setting";

/** @param report gets a line on each operation that was measured */
export async function takeTurns(
  row: Row,
  laboratory: Laboratory,
  report: (line: string) => void,
): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  const prepared = row.isPrepared ? await prepareAll(row, laboratory, report) : undefined;
  try {
    for (let repetition = 1; repetition <= row.repetitions; repetition++) {
      // Whatever changes on the machine in the course of a repetition is hard on each in turn.
      for (const contender of rotated(row.contenders, repetition - 1)) {
        const life =
          prepared?.get(contender) ?? (await Life.begin(contender, row.setting, laboratory));
        try {
          for (const operation of row.operations) {
            const measurement = await life.measure(operation);
            measurements.push({ ...measurement, repetition });
            const place = `${settingText(row.setting)}, ${repetition} of ${row.repetitions}`;
            const took = `${measurement.wallSeconds.toFixed(1)} s`;
            report(`${place}: ${contender.name}, ${operation} ${took}`);
          }
        } finally {
          if (!prepared) await life.end();
        }
      }
    }
  } finally {
    for (const life of prepared?.values() ?? []) await life.end();
  }
  return measurements;
}

async function prepareAll(
  { contenders, setting }: Row,
  laboratory: Laboratory,
  report: (line: string) => void,
): Promise<Map<Contender, Life>> {
  const lives = new Map<Contender, Life>();
  for (const contender of contenders) {
    report(`${settingText(setting)}: ${contender.name}, prepared`);
    const life = await Life.begin(contender, setting, laboratory);
    lives.set(contender, life);
    await life.prepare();
  }
  return lives;
}

function rotated<Item>(items: readonly Item[], by: number): Item[] {
  const start = by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}
