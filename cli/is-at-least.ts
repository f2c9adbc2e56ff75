/** Whether a version such as `v3.254.0` or `22.12.0-rc.1` is `oldest` or later, by its three numbers. */
export function isAtLeast(version: string, oldest: string): boolean {
  const [found, wanted] = [numbersOf(version), numbersOf(oldest)];
  const different = found.findIndex((number, index) => number !== wanted[index]);
  return different === -1 || Number(found[different]) > Number(wanted[different]);
}

function numbersOf(version: string): number[] {
  const [, ...numbers] = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version) ?? [undefined, 0, 0, 0];
  return numbers.map(Number);
}
