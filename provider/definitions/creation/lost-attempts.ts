import { messageOf } from "../../engine/message-of";
import { clockSkewMs } from "../clock-skew";
import type { KeycardContext } from "../keycard-context";
import type { Creation, Listed } from "./creation";
import { deleteIfThere } from "./leftovers";

/** What attempts whose answers were lost may have left on the server. */
export class LostAttempts<Created extends { id: string }> {
  constructor(
    readonly wanted: Creation<Created>,
    /** Milliseconds since 1970. */
    readonly startedAt: number,
    readonly context: KeycardContext,
  ) {}

  /**
   * Deletes what lost attempts made, where the name proves that it is ours.
   *
   * @param createdId what the attempt that succeeded made
   * @throws Error where it doesn't, or where the API can't be asked
   */
  async clear(lostBecause: string, createdId?: string): Promise<void> {
    const listed = await this.#listed(lostBecause, createdId);
    const others = listed.filter(({ id }) => id !== createdId);
    await this.remove(others, lostBecause);
  }

  /**
   * Deletes what was found, where the name proves that it is ours.
   *
   * @throws Error where it doesn't, or where it can't be deleted
   */
  async remove(found: Listed[], lostBecause: string): Promise<void> {
    if (found.length === 0) return;
    if (!this.wanted.nameIsOurs) throw new Error(this.#candidates(lostBecause, found));
    for (const { id } of found) await this.#delete(id);
  }

  /** Clears after a success, which no failure here may undo. @returns what could not be cleared, in words */
  async concernBeside(createdId: string): Promise<string | undefined> {
    try {
      await this.clear("An earlier attempt's answer was lost.", createdId);
      return undefined;
    } catch (error) {
      return messageOf(error);
    }
  }

  /** What they may have made. */
  async found(): Promise<Listed[]> {
    const listed = await Array.fromAsync(this.wanted.list());
    return listed.filter((one) => this.#mayBeOfThisRun(one));
  }

  async #listed(lostBecause: string, createdId: string | undefined): Promise<Listed[]> {
    const { kind, owner, name, nameIsOurs, uselessBecause } = this.wanted;
    const what = `a ${kind} named ${JSON.stringify(name)}`;
    try {
      return await this.found();
    } catch (error) {
      const which =
        createdId === undefined
          ? `look for ${what} of ${owner}, created after ${new Date(this.startedAt).toISOString()}`
          : `look for ${what} of ${owner} beside ${createdId}, which is the right one`;
      const remedy = ` Before the next \`pulumi up\`, ${which}, and delete it: ${uselessBecause}.`;
      // What no attempt returned the state holds by its name, where that proves whose it is.
      const isHeld = nameIsOurs && createdId === undefined;
      throw new Error(
        `${lostBecause} Whether ${createdId === undefined ? what : `another ${kind}`} was made could not be found out ` +
          `either: ${messageOf(error)}${isHeld ? "" : remedy}`,
      );
    }
  }

  /** A random name proves it, whatever the clocks say. */
  #mayBeOfThisRun({ id, name, created_at }: Listed): boolean {
    const { nameIsOurs, known } = this.wanted;
    if (name !== this.wanted.name || known.includes(id)) return false;
    if (this.context.created.has(id)) return false;
    return nameIsOurs || Date.parse(created_at) >= this.startedAt - clockSkewMs;
  }

  async #delete(id: string): Promise<void> {
    try {
      await deleteIfThere(this.wanted, id);
    } catch (error) {
      throw new Error(
        `${capitalized(this.wanted.kind)} ${JSON.stringify(id)}, made by a request whose answer was lost, is still ` +
          `there and could not be deleted: ${messageOf(error)} By hand: ${this.#deleteCommand(id)}`,
      );
    }
  }

  #candidates(lostBecause: string, found: Listed[]): string {
    const { kind, owner, name, howToTell } = this.wanted;
    const lines = found.map(({ id, created_at }) =>
      Date.parse(created_at) < this.startedAt
        ? `  ${id} (created at ${created_at}, before this attempt by this machine's clock: perhaps another resource's, or the one being replaced)`
        : `  ${id} (created at ${created_at}): ${this.#deleteCommand(id)}`,
    );
    return [
      `${lostBecause} ${capitalized(owner)} has, under the name ${JSON.stringify(name)} that the program chose, ` +
        `what may be this ${kind} or another one, so nothing was deleted. Delete what is in no state${howToTell} and ` +
        "nobody uses, in Keycard's UI or with an access token in $TOKEN, then run `pulumi up` again:",
      ...lines,
    ].join("\n");
  }

  #deleteCommand(id: string): string {
    // Also safe inside the quotes of a shell command.
    const url = (this.context.keycard.baseUrl + this.wanted.path(id)).replaceAll("'", "%27");
    return `curl -X DELETE -H "Authorization: Bearer $TOKEN" '${url}'`;
  }
}

function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
