import * as l10n from '@vscode/l10n';
import { cancelled } from '../failure';
import { Failure, isFailure } from '../failures';
import { isStale } from '../session/guardedSession';
import type { Keys } from './keys';

/** Milliseconds before their end at which keys are renewed. */
const RENEW_BEFORE = 5 * 60_000;

/** Numbers moments, so that what came before can be told from what came after. */
export class Moments {
  private last = 0;

  next(): number {
    this.last += 1;
    return this.last;
  }
}

/** One asking that is under way, for all who wait for it. */
interface Asking {
  readonly keys: Promise<Keys>;
  readonly controller: AbortController;
  waiting: number;
}

interface Settled {
  /** When it was, in `Moments`. */
  readonly at: number;
  readonly keys?: Keys;
  /** Until when the keys are used, in milliseconds of the clock. */
  readonly until?: number;
  readonly failure?: Failure;
}

/** Short-lived keys are used for half their life, others until shortly before their end. */
function usedUntil({ expiration }: Keys): number {
  if (!expiration) return Infinity;
  const end = expiration.getTime();
  return end - Math.min(RENEW_BEFORE, (end - Date.now()) / 2);
}

/** Waits for something, or until a signal says that it is not wanted any more. */
function orAborted<Value>(asking: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return asking;
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(cancelled());
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
    void asking.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}

/**
 * Keys that several use: asked for by one at a time, kept in memory while they last. A failure is kept for whoever was
 * there before it: who comes later, as one does who tries again, asks anew.
 */
export class SharedKeys {
  /** What is under way, by whether it must ask nobody. */
  private readonly underway = new Map<boolean, Asking>();
  private settled: Settled | undefined;

  /** @param onceForEach true for what a person is asked for: it is never asked anew for one who was there before. */
  constructor(
    private readonly moments: Moments,
    private readonly onceForEach = false,
  ) {}

  /**
   * @param since the moment from which who asks has been there.
   * @param ask gives up when its signal says so, which it does once nobody waits any more.
   * @param quietly true for one that must ask no person: it neither waits for one who is being asked, nor leaves an
   * answer to a question that nobody was asked.
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
          l10n.t('Try again to give a new code.'),
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

  /** Gives these keys to nobody again. */
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
        // A fault of the network is over when it is over: the next who asks finds out, if no person is asked for that.
        const unasked = quietly && isFailure(error) && error.kind === 'mfa';
        const isKept = isFailure(error) && error.kind !== 'cancelled' && (this.onceForEach || isStale(error));
        settle(unasked ? undefined : isKept ? { failure: error } : {});
      },
    );
    return asking;
  }
}
