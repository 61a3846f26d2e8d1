import * as l10n from '@vscode/l10n';
import { Failure, cancelled, isFailure } from '../failure';
import { needsNewSession } from '../session/guardedSession';
import type { Keys } from './keys';

/** How long before they expire keys are renewed, in milliseconds. */
const RENEW_BEFORE = 5 * 60_000;

/** A counter that orders events. */
export class Moments {
  private last = 0;

  next(): number {
    this.last += 1;
    return this.last;
  }
}

/** A request for keys in progress, shared by all who wait for it. */
interface Asking {
  readonly keys: Promise<Keys>;
  readonly controller: AbortController;
  waiting: number;
}

interface Settled {
  /** When it settled, in `Moments`. */
  readonly at: number;
  readonly keys?: Keys;
  /** Until when the keys are used, in milliseconds since the epoch. */
  readonly until?: number;
  readonly failure?: Failure;
}

/** Short-lived keys are used for half their lifetime, others until shortly before they expire. */
function usedUntil({ expiration }: Keys): number {
  if (!expiration) return Infinity;
  const end = expiration.getTime();
  return end - Math.min(RENEW_BEFORE, (end - Date.now()) / 2);
}

/** True for keys that may have to be renewed. */
export const isAboutToExpire = ({ expiration }: Keys): boolean =>
  expiration !== undefined && expiration.getTime() - Date.now() <= RENEW_BEFORE;

/** Waits for a promise or until the signal is aborted. @throws Failure of kind `cancelled` in that case. */
export function orAborted<Value>(asking: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return asking;
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(cancelled());
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
    void asking.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}

/**
 * Keys that several sessions share: requested once at a time and kept in memory while valid. A failure is kept for
 * sessions opened before it; a later session, such as after Retry, asks again.
 */
export class SharedKeys {
  /** Requests in progress, by whether they must not prompt. */
  private readonly underway = new Map<boolean, Asking>();
  private settled: Settled | undefined;

  /** @param onceForEach true for what a person is prompted for: sessions opened earlier never prompt again. */
  constructor(
    private readonly moments: Moments,
    private readonly onceForEach = false,
  ) {}

  /**
   * @param since when the session that asks was opened.
   * @param ask stops when its signal is aborted, which happens once nobody waits any more.
   * @param quietly true for a request that must not prompt: it does not wait for an open prompt, and does not record a
   * failure for a prompt that was never shown.
   * @throws Failure
   */
  async get(
    since: number,
    ask: (signal: AbortSignal) => Promise<Keys>,
    signal?: AbortSignal,
    quietly = false,
  ): Promise<Keys> {
    if (signal?.aborted) throw cancelled();
    const { settled } = this;
    if (settled?.keys && Date.now() < (settled.until ?? 0)) return settled.keys;
    if (!this.underway.has(quietly) && settled && settled.at > since) {
      if (settled.failure) throw settled.failure;
      if (this.onceForEach && settled.keys) {
        throw new Failure(
          'mfa',
          l10n.t('The session that was opened with an MFA code has ended.'),
          l10n.t('Try again to enter a new code.'),
        );
      }
    }
    const asking = this.underway.get(quietly) ?? this.begin(ask, quietly);
    asking.waiting += 1;
    try {
      return await orAborted(asking.keys, signal);
    } finally {
      asking.waiting -= 1;
      if (asking.waiting === 0 && this.underway.get(quietly) === asking) {
        this.underway.delete(quietly);
        asking.controller.abort();
      }
    }
  }

  /** Stops using these keys. */
  forget(keys: Keys): void {
    if (this.settled?.keys === keys) this.settled = undefined;
  }

  private begin(ask: (signal: AbortSignal) => Promise<Keys>, quietly: boolean): Asking {
    const controller = new AbortController();
    const asking: Asking = { keys: ask(controller.signal), controller, waiting: 0 };
    this.underway.set(quietly, asking);
    const settle = (settled: Omit<Settled, 'at'> | undefined) => {
      if (this.underway.get(quietly) !== asking) return;
      this.underway.delete(quietly);
      if (settled) this.settled = { at: this.moments.next(), ...settled };
    };
    asking.keys.then(
      (keys) => settle({ keys, until: usedUntil(keys) }),
      (error: unknown) => {
        // A network failure may be over by now, so the next request tries again, unless that would prompt.
        const unasked = quietly && isFailure(error) && error.kind === 'mfa';
        const isKept =
          isFailure(error) && error.kind !== 'cancelled' && (this.onceForEach || needsNewSession(error));
        settle(unasked ? undefined : isKept ? { failure: error } : {});
      },
    );
    return asking;
  }
}
