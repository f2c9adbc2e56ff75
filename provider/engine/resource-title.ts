/** A resource in a message that no engine puts beside its URN. */
export function resourceTitle(type: string, id: string, name: string | undefined): string {
  return name === undefined ? `${type} ${id}` : `${type} ${JSON.stringify(name)} (${id})`;
}
