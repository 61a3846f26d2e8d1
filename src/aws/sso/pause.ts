import { setTimeout as wait } from 'node:timers/promises';
import { cancelled } from '../failure';

/**
 * Waits for some time.
 * @param ms milliseconds.
 * @throws Failure of kind `cancelled` as soon as the signal is aborted.
 */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => {
    throw cancelled();
  });
}
