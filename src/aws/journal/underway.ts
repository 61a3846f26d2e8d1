import type { JournalRecord } from './record';

/** The most milliseconds that a write can take: far more than the timeouts of all its calls. */
const MAX_DURATION = 15 * 60_000;

/** When this process started, in milliseconds since the epoch. */
const started = () => Date.now() - process.uptime() * 1_000;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * True while a window is still sending the write. Any other record without an outcome is unknown: its window is gone,
 * or could not record the outcome.
 */
export function isUnderway({ end, pid, at }: JournalRecord): boolean {
  if (end || Date.now() - at >= MAX_DURATION) return false;
  return pid === process.pid ? at >= started() : isAlive(pid);
}
