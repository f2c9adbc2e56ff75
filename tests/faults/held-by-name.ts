type Outputs = Readonly<Record<string, unknown>> | undefined;

/** Whether outputs are those of a creation that may have made something, and whose answer never came. */
export function isHeldByName(outputs: Outputs): boolean {
  return outputs?.createInterrupted !== undefined;
}

/** Whether a state with those outputs can find a live credential again. */
export function isKnownBy(outputs: Outputs, { id, name }: { id: string; name: string }): boolean {
  return isHeldByName(outputs) ? name === outputs?.name : id === outputs?.credentialId;
}
