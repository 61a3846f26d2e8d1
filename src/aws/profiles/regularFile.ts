import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { stat } from 'node:fs/promises';

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
function readAll(file: number, expected: number, most: number): Buffer | Unreadable {
  // One more, so that the end of the file is seen.
  let buffer = Buffer.alloc(expected + 1);
  for (let size = 0; size <= most;) {
    const bytesRead = readSync(file, buffer, size, buffer.length - size, null);
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
 * without a writer or an endless device. A file system that hangs delays only the first step, which is asynchronous.
 * The rest takes a fraction of a millisecond, whereas each asynchronous step would take a turn of the event loop: the
 * first row of a region waits for these files.
 * @param most bytes.
 */
export async function readRegularFile(path: string, most: number): Promise<Buffer | Unreadable> {
  let file: number | undefined;
  try {
    // Checked before opening, since opening a device can have effects, and again afterwards, since it may have been
    // replaced.
    if (!(await stat(path)).isFile()) return 'notAFile';
    file = openSync(path, READ);
    const opened = fstatSync(file);
    if (!opened.isFile()) return 'notAFile';
    return opened.size > most ? 'tooLarge' : readAll(file, opened.size, most);
  } catch (error) {
    return reasonOf(error);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
