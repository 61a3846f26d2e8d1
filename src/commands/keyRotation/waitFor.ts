import { ProgressLocation, window } from 'vscode';
import { BackOff } from '../../aws/following/backOff';
import { asFailure } from '../../aws/failure';
import type { Timer } from '../../aws/following/backOff';

interface Waiting<Seen> {
  /** What is waited for, and what is down meanwhile. */
  readonly title: string;
  /** Checks once; `undefined` while the wait is not over. */
  readonly check: (signal: AbortSignal) => Promise<Seen | undefined>;
  /** True to check every few seconds, because traffic is down meanwhile. */
  readonly isUrgent: boolean;
  readonly timer: Timer;
}

/**
 * Waits with a notification that can be cancelled. @returns undefined when the user cancelled.
 * @throws Failure when it can't be checked.
 */
export const waitFor = async <Seen>({
  title,
  check,
  isUrgent,
  timer,
}: Waiting<Seen>): Promise<Seen | undefined> =>
  window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    (_progress, token) =>
      new Promise<Seen | undefined>((resolve, reject) => {
        const backOff = new BackOff(async (signal) => {
          try {
            const seen = await check(signal);
            if (seen === undefined) {
              if (isUrgent) backOff.restart();
              return;
            }
            resolve(seen);
          } catch (error) {
            reject(asFailure(error));
          }
          backOff.stop();
        }, timer);
        token.onCancellationRequested(() => {
          resolve(undefined);
          backOff.stop();
        });
        backOff.restart();
      }),
  );
