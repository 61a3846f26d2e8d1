import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds between two attempts to take a lock, and for all attempts together. */
const RETRY_EVERY = 5;
const MAX_WAIT = 10_000;
/** Milliseconds after which a lock counts as left behind by a crash: its holder only writes a few kilobytes. */
const STALE_AFTER = 5_000;

const isThere = (error: unknown) => (error as NodeJS.ErrnoException).code === 'EEXIST';

/**
 * Removes a lock left behind by a crash. It is renamed first, so that of two windows that see it, only one removes it.
 */
async function breakIfStale(lock: string): Promise<void> {
  try {
    if (Date.now() - (await stat(lock)).mtimeMs < STALE_AFTER) return;
    const broken = `${lock}.${randomUUID()}`;
    await rename(lock, broken);
    await rm(broken, { force: true });
  } catch {
    // Its holder has released it.
  }
}

/**
 * Runs work on a file while no other window does. The lock is a file next to it.
 * @throws what the work throws, or a Node error when the lock can't be taken.
 */
export async function withLock<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  const lock = `${file}.lock`;
  const owner = randomUUID();
  const until = Date.now() + MAX_WAIT;
  for (;;) {
    try {
      await writeFile(lock, owner, { flag: 'wx', mode: 0o600 });
      break;
    } catch (error) {
      if (!isThere(error) || Date.now() > until) throw error;
      await breakIfStale(lock);
      await pause(RETRY_EVERY);
    }
  }
  try {
    return await work();
  } finally {
    // Another window may have taken it for one that a crash left behind, and hold it now.
    if ((await readFile(lock, 'utf8').catch(() => '')) === owner) await rm(lock, { force: true });
  }
}
