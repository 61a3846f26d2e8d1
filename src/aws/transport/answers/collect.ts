/** Bytes of an answer that are read at the most. A page of 100 virtual interfaces with all their texts has below 1 MB. */
const MOST = 32 * 1024 * 1024;

/** The code of the error that an answer ends with which is larger. */
export const TOO_LARGE = 'ERR_ANSWER_TOO_LARGE';

/**
 * Reads the body of an answer to its end, and lets the connection go when there is more of it than anybody needs. What
 * is compressed counts as it is read: Node's own client unpacks nothing, `fetch` does.
 * @throws an error with the code `TOO_LARGE`; what a socket does.
 */
export async function collect(body: AsyncIterable<Uint8Array>, most = MOST): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > most) {
      throw Object.assign(new Error('The answer is larger than is read.'), { code: TOO_LARGE });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** For a client of the SDK, which otherwise reads whatever comes. */
export const bounded = { streamCollector: (body: AsyncIterable<Uint8Array>) => collect(body) };
