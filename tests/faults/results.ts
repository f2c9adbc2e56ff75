import { isDeepStrictEqual } from "node:util";
import { addToSummary } from "../support/summary";
import { titleOf } from "./cells";

type Titled = Parameters<typeof titleOf>[0];

/** What came of cells, and a test for each. */
export class Results<Cell extends Titled, Seen, Place> {
  readonly #cells: readonly Cell[];
  readonly #expected: (cell: Cell) => Seen;
  readonly #run: (cell: Cell, place: Place) => Promise<Seen>;
  readonly #seen = new Map<Cell, Seen | Error>();
  readonly #places = new Map<Cell, Place>();
  readonly #onServer: (seen: Seen) => unknown;
  #runsAgain = 0;

  /** @param onServer what must be as expected the first time */
  constructor(
    cells: readonly Cell[],
    {
      expected,
      run,
      onServer,
    }: {
      expected: (cell: Cell) => Seen;
      run: (cell: Cell, place: Place) => Promise<Seen>;
      onServer: (seen: Seen) => unknown;
    },
  ) {
    this.#cells = cells;
    this.#expected = expected;
    this.#run = run;
    this.#onServer = onServer;
  }

  /** Runs all of `cells`, each in whichever of the places is free. */
  async runIn(places: readonly Place[], cells: readonly Cell[]): Promise<void> {
    const queue = [...cells];
    const serve = async (place: Place) => {
      for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
        await this.#runOne(one, place);
      }
    };
    await Promise.all(places.map(serve));
  }

  /**
   * Runs what went otherwise once more, with nothing beside it. Where all cores are busy, the fast clock lets a
   * request time out that no fault has struck. That is no excuse for what is left on the server.
   */
  async runDeviatingAgain(): Promise<void> {
    for (const [cell, place] of this.#places) {
      if (this.#isAsExpected(cell) || !this.#isServerAsExpected(cell)) continue;
      this.#runsAgain++;
      await this.#runOne(cell, place);
    }
  }

  summarise(): void {
    const violations = this.#cells.filter((cell) => !this.#isAsExpected(cell)).length;
    const runs = { "cells run": this.#seen.size, "run twice": this.#runsAgain };
    addToSummary("faults", { ...runs, violations });
  }

  test(): void {
    test.each(this.#cells.map((cell) => [titleOf(cell), cell] as const))("%s", (_, cell) => {
      expect(this.#seen.get(cell)).toEqual(this.#expected(cell));
    });
  }

  async #runOne(cell: Cell, place: Place): Promise<void> {
    this.#places.set(cell, place);
    this.#seen.set(cell, await this.#run(cell, place).catch((error: Error) => error));
  }

  #isServerAsExpected(cell: Cell): boolean {
    const seen = this.#seen.get(cell);
    if (seen === undefined || seen instanceof Error) return false;
    return isDeepStrictEqual(this.#onServer(seen), this.#onServer(this.#expected(cell)));
  }

  #isAsExpected(cell: Cell): boolean {
    return isDeepStrictEqual(this.#seen.get(cell), this.#expected(cell));
  }
}
