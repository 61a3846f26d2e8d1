import { createHash, randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readRegularFile } from '../profiles/regularFile';

/** Bytes of a JSON file: those of a sign-in have a few thousand. */
const MOST_BYTES = 1024 * 1024;

/** Only its owner may read a file, or look into a folder, that holds keys. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/** The object that a JSON file holds; undefined when there is none, or none that can be read. */
export async function readJson(file: string): Promise<Record<string, unknown> | undefined> {
  try {
    const read = await readRegularFile(file, MOST_BYTES);
    if (typeof read === 'string') return undefined;
    const content: unknown = JSON.parse(read.toString('utf8'));
    return typeof content === 'object' && content !== null ? { ...content } : undefined;
  } catch {
    return undefined;
  }
}

/** Hears of a file before it is put in its place. @param hash of its content, as `contentHash` makes it. */
export type NoteWrite = (file: string, hash: string) => void;

/** What two contents are told apart by. The content can't be had back from it. */
export const contentHash = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('hex');

/** Puts a JSON file in its place in one step, so that another program never reads half of it. Throws what Node does. */
export async function writeJson(file: string, content: object, note?: NoteWrite): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: FOLDER_MODE });
  const fresh = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  const text = JSON.stringify(content);
  try {
    await writeFile(fresh, text, { mode: FILE_MODE, flag: 'wx' });
    note?.(file, contentHash(text));
    await rename(fresh, file);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}
