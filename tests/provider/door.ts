/** The two ways in which Pulumi's engine reaches the definitions. */
export const doors = ["dynamic", "plugin"] as const;

export type Door = (typeof doors)[number];

/** The same cases through each of the two. Where they differ, `differences` says what to expect, and why. */
export function eachDoor(cases: (door: Door) => void): void {
  describe.each(doors)("through the %s door", cases);
}
