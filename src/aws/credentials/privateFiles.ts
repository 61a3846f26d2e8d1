import { createHash, randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readRegularFile } from '../profiles/regularFile';

/** The maximum size of a JSON file, in bytes: that of a sign-in has a few thousand. */
const MAX_BYTES = 1024 * 1024;

/** Only the owner may read a file, or list a folder, that contains keys. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/** The object in a JSON file; undefined when the file is missing or can't be read. */
export async function readJson(file: string): Promise<Record<string, unknown> | undefined> {
  try {
    const read = await readRegularFile(file, MAX_BYTES);
    if (typeof read === 'string') return undefined;
    const content: unknown = JSON.parse(read.toString('utf8'));
    return typeof content === 'object' && content !== null ? { ...content } : undefined;
  } catch {
    return undefined;
  }
}

/** Called before a file is replaced. @param hash the `contentHash` of the new content. */
export type NoteWrite = (file: string, hash: string) => void;

/** A fingerprint of a file's content. The content can't be recovered from it. */
export const contentHash = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('hex');

/** Replaces a JSON file atomically, so that another program never reads half of it. Throws Node's errors. */
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
