/** So many requests are under way at a time: enough to hide their latency, few enough for any rate limit. */
const defaultWidth = 4;

/**
 * The results of `work` on each item, in the items' order. After a failure nothing new is begun, and the first error
 * is thrown when nothing is under way any more.
 *
 * @param width how many are under way at a time
 */
export async function concurrently<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
  width = defaultWidth,
): Promise<R[]> {
  const results: R[] = [];
  const errors: unknown[] = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) {
      if (errors.length > 0) return;
      try {
        results[index] = await work(item);
      } catch (error) {
        errors.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  if (errors.length > 0) throw errors[0];
  return results;
}
