/** Hands out names that it has not handed out before: a taken one gets a number. */
export class UniqueNames {
  readonly #taken = new Set<string>();

  constructor(readonly separator: string) {}

  take(wanted: string): string {
    let name = wanted;
    for (let number = 2; this.#taken.has(name); number++) {
      name = `${wanted}${this.separator}${number}`;
    }
    this.#taken.add(name);
    return name;
  }
}
