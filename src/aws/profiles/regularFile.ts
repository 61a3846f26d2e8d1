import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/** Why a file was not read: it is missing, is a pipe, device or folder, is too large, or is not readable. */
export type Unreadable = 'missing' | 'notAFile' | 'tooLarge' | 'noAccess';

/** Opening a pipe waits for a writer unless O_NONBLOCK is set. Windows has no such flag, so it is 0 there. */
const READ = constants.O_RDONLY | constants.O_NONBLOCK;

/** Bytes per read. */
const PART = 256 * 1024;

async function readAll(handle: FileHandle, most: number): Promise<Buffer | Unreadable> {
  const parts: Buffer[] = [];
  for (let size = 0; size <= most;) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(PART), 0, PART);
    if (bytesRead === 0) return Buffer.concat(parts);
    size += bytesRead;
    parts.push(buffer.subarray(0, bytesRead));
  }
  return 'tooLarge';
}

function reasonOf(error: unknown): Unreadable {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'noAccess';
}

/**
 * Reads a file that the user, or one of the user's tools, created. Never blocks on anything else, such as a named pipe
 * without a writer or an endless device.
 * @param most bytes.
 */
export async function readRegularFile(path: string, most: number): Promise<Buffer | Unreadable> {
  let handle: FileHandle | undefined;
  try {
    // Checked before opening, since opening a device can have effects, and again afterwards, since it may have been
    // replaced.
    if (!(await stat(path)).isFile()) return 'notAFile';
    handle = await open(path, READ);
    const opened = await handle.stat();
    if (!opened.isFile()) return 'notAFile';
    return opened.size > most ? 'tooLarge' : await readAll(handle, most);
  } catch (error) {
    return reasonOf(error);
  } finally {
    await handle?.close();
  }
}
