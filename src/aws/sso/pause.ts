import { setTimeout as wait } from 'node:timers/promises';
import * as l10n from '@vscode/l10n';
import { Failure } from '../failures';

/**
 * Lets some time go by.
 * @param ms milliseconds.
 * @throws Failure of kind `cancelled` as soon as the signal says so.
 */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => {
    throw new Failure('cancelled', l10n.t('Cancelled.'), l10n.t('Ask again when you want it.'));
  });
}
