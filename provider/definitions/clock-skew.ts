/** How far this machine's clock and the API's may be apart. */
export const clockSkewMs = 5 * 60_000;
