import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/** Why a file was not read: it is missing, is a pipe, device or folder, is too large, or is not readable. */
export type Unreadable = 'missing' | 'notAFile' | 'tooLarge' | 'noAccess';

/** Opening a pipe waits for a writer unless O_NONBLOCK is set. Windows has no such flag, so it is 0 there. */
const READ = constants.O_RDONLY | constants.O_NONBLOCK;

/** Bytes by which the buffer grows for a file that grew while it was read. */
const GROWTH = 64 * 1024;

/**
 * The files of all profiles are read for each region that is opened, so the buffer is no larger than the file: a large
 * one each time kept the garbage collector busy.
 * @param expected bytes: what the file has now.
 */
async function readAll(handle: FileHandle, expected: number, most: number): Promise<Buffer | Unreadable> {
  // One more, so that the end of the file is seen.
  let buffer = Buffer.alloc(expected + 1);
  for (let size = 0; size <= most;) {
    const { bytesRead } = await handle.read(buffer, size, buffer.length - size);
    if (bytesRead === 0) return buffer.subarray(0, size);
    size += bytesRead;
    if (size === buffer.length) buffer = Buffer.concat([buffer], size + GROWTH);
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
    return opened.size > most ? 'tooLarge' : await readAll(handle, opened.size, most);
  } catch (error) {
    return reasonOf(error);
  } finally {
    await handle?.close();
  }
}
