import type { Laboratory } from "./contenders/contender";
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
  let lives: Life[] = [];
  try {
    for (let repetition = 1; repetition <= row.repetitions; repetition++) {
      if (!row.isPrepared || repetition === 1) {
        await endAll(lives);
        lives = await beginAll(row, laboratory);
      }
      for (const [turn, operation] of row.operations.entries()) {
        // A machine's speed changes within minutes: what is compared follows one another, and each comes first at times.
        for (const life of rotated(lives, repetition - 1 + turn)) {
          const measurement = await life.measure(operation);
          measurements.push({ ...measurement, repetition });
          const place = `${settingText(row.setting)}, ${repetition} of ${row.repetitions}`;
          const took = `${measurement.wallSeconds.toFixed(1)} s`;
          report(`${place}: ${measurement.contender}, ${operation} ${took}`);
        }
      }
    }
  } finally {
    await endAll(lives);
  }
  return measurements;
}

async function beginAll(row: Row, laboratory: Laboratory): Promise<Life[]> {
  const lives: Life[] = [];
  try {
    for (const contender of row.contenders) {
      const life = await Life.begin(contender, row.setting, laboratory);
      lives.push(life);
      if (row.isPrepared) await life.prepare();
    }
    return lives;
  } catch (error) {
    await endAll(lives);
    throw error;
  }
}

async function endAll(lives: readonly Life[]): Promise<void> {
  for (const life of lives) await life.end();
}

function rotated<Item>(items: readonly Item[], by: number): Item[] {
  const start = by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}
