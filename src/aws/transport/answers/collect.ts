/** How many bytes of an answer are read. A page of 100 virtual interfaces with all their texts is under 1 MB. */
const MAX_BYTES = 32 * 1024 * 1024;

/** The error code for an answer that is larger than that. */
export const TOO_LARGE = 'ERR_ANSWER_TOO_LARGE';

/**
 * Reads the whole body of an answer, and closes the connection when the body is too large. A compressed body counts as
 * it is read: Node's own client does not decompress, `fetch` does.
 * @throws an error with the code `TOO_LARGE`; socket errors.
 */
export async function collect(body: AsyncIterable<Uint8Array>, most = MAX_BYTES): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > most) {
      throw Object.assign(new Error('The answer is larger than the limit.'), { code: TOO_LARGE });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** For SDK clients, which otherwise read without a limit. */
export const bounded = { streamCollector: (body: AsyncIterable<Uint8Array>) => collect(body) };
