/** Whether a version such as `v3.254.0` or `22.12.0` is `oldest` or later. */
export function isAtLeast(version: string, oldest: string): boolean {
  return version.replace(/^v/, "").localeCompare(oldest, "en", { numeric: true }) >= 0;
}
