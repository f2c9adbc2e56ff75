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

  constructor(
    cells: readonly Cell[],
    expected: (cell: Cell) => Seen,
    run: (cell: Cell, place: Place) => Promise<Seen>,
  ) {
    this.#cells = cells;
    this.#expected = expected;
    this.#run = run;
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
   * request time out that no fault has struck.
   */
  async runDeviatingAgain(): Promise<void> {
    for (const [cell, place] of this.#places) {
      if (!this.#isAsExpected(cell)) await this.#runOne(cell, place);
    }
  }

  summarise(): void {
    const violations = this.#cells.filter((cell) => !this.#isAsExpected(cell)).length;
    addToSummary("faults", { "cells run": this.#seen.size, violations });
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

  #isAsExpected(cell: Cell): boolean {
    return isDeepStrictEqual(this.#seen.get(cell), this.#expected(cell));
  }
}
