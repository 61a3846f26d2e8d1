import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/** Why a file was not read: it is not there, is a pipe, a device or a folder, is too large, or may not be read. */
export type Unreadable = 'missing' | 'notAFile' | 'tooLarge' | 'noAccess';

/** Opening a pipe waits for whoever writes into it, unless it is told not to. Windows has no such flag, which makes it 0. */
const READ = constants.O_RDONLY | constants.O_NONBLOCK;

/** Bytes that are read at once. */
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
 * Reads a file that a person, or a tool of theirs, put there. Never waits for what is no file, such as a named pipe that
 * nobody writes into or a device without an end.
 * @param most bytes.
 */
export async function readRegularFile(path: string, most: number): Promise<Buffer | Unreadable> {
  let handle: FileHandle | undefined;
  try {
    // Looked at first, since to open a device may do something; and again once open, since it may be another by then.
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
