import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Only its owner may read a file, or look into a folder, that holds keys. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/** The object that a JSON file holds; undefined when there is none, or none that can be read. */
export async function readJson(file: string): Promise<Record<string, unknown> | undefined> {
  try {
    const content: unknown = JSON.parse(await readFile(file, 'utf8'));
    return typeof content === 'object' && content !== null ? { ...content } : undefined;
  } catch {
    return undefined;
  }
}

/** Puts a JSON file in its place in one step, so that another program never reads half of it. Throws what Node does. */
export async function writeJson(file: string, content: object): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: FOLDER_MODE });
  const fresh = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeFile(fresh, JSON.stringify(content), { mode: FILE_MODE, flag: 'wx' });
    await rename(fresh, file);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}
