import { inSlices } from '../../slices';

/** Characters that are encoded at a time. */
const CHUNK = 64 * 1024;

/**
 * The bytes of a text that comes in pieces, encoded in slices.
 * @returns `undefined` when the signal was aborted.
 */
export async function encoded(
  pieces: Iterable<string>,
  signal?: AbortSignal,
): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let [text, size, end] = ['', 0, 0];
  const isWanted = () => !signal?.aborted;
  const keep = () => {
    const chunk = Buffer.from(text);
    chunks.push(chunk);
    size += chunk.length;
    text = '';
  };
  const take = (piece: string) => {
    text += piece;
    if (text.length > CHUNK) keep();
  };
  if (!(await inSlices(pieces, take, isWanted))) return undefined;
  keep();
  // Also in slices: a hundred megabytes take a tenth of a second.
  const bytes = Buffer.allocUnsafe(size);
  const copy = (chunk: Buffer) => {
    end += chunk.copy(bytes, end);
  };
  return (await inSlices(chunks, copy, isWanted)) ? bytes : undefined;
}
