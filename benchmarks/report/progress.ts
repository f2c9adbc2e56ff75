/** Tells on stderr what has been done, and how long after the start. */
export function progress(startedAt = Date.now()): (line: string) => void {
  return (line) => {
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
    console.error(`bench: ${minutes}:${String(rest).padStart(2, "0")} ${line}`);
  };
}
