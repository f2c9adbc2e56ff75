/** A page of 100 items is about 40 kB; what exceeds this isn't the API speaking. */
export const responseMaxBytes = 4 * 1024 * 1024;

/** The answer's body is larger than {@link responseMaxBytes}. */
export class ResponseTooLarge extends Error {}

/**
 * The same response with its body already in memory. A body that breaks off or drips then fails inside the
 * attempt, where it falls under ky's timeout and retry, and not after it.
 *
 * @throws ResponseTooLarge as soon as the size is known
 */
export async function readWhole(response: Response): Promise<Response> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > responseMaxBytes) throw new ResponseTooLarge();
    chunks.push(chunk);
  }
  const { status, statusText, headers } = response;
  const body = bytes === 0 ? null : Buffer.concat(chunks);
  return new Response(body, { status, statusText, headers });
}
