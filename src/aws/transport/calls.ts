import { setMaxListeners } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import * as l10n from '@vscode/l10n';
import { Failure, cancelled } from '../failure';
import { incomplete, toFailure } from '../toFailure';
import { CALL_DEADLINE } from './timeouts';

/** The reason for ending a call: its own deadline. */
const LATE = 'late';

/** Many may listen to one signal, such as all calls of a search: Node would warn of a leak at the eleventh. */
const shared = (signal: AbortSignal) => setMaxListeners(0, signal);

/** The time a call has left. It can be paused while the call waits for something else. */
class Clock {
  private timer: NodeJS.Timeout | undefined;
  private since = 0;
  private over = false;

  /** @param left milliseconds. @param ring is called when they are over. */
  constructor(
    private left: number,
    private readonly ring: () => void,
  ) {
    this.go();
  }

  go(): void {
    if (this.over) return;
    this.since = performance.now();
    this.timer = setTimeout(this.ring, this.left);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.left -= performance.now() - this.since;
  }

  end(): void {
    this.over = true;
    clearTimeout(this.timer);
  }
}

/** The clock of each call, by the signal that ends it. */
const clocks = new WeakMap<AbortSignal, Clock>();

/**
 * Waits for something that does not count against a call's deadline, such as its turn.
 * @param signal the signal that `send` of the call received.
 */
export async function outsideDeadline<Result>(
  waiting: Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  const clock = signal && clocks.get(signal);
  clock?.stop();
  try {
    return await waiting;
  } finally {
    clock?.go();
  }
}

/** Waits for a promise, and rejects as soon as the signal is aborted. Leaves no listener on the signal. */
export async function unlessAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  shared(signal);
  let giveUp: () => void = () => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    giveUp = () => reject(new Error('aborted'));
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
  });
  try {
    return await Promise.race([aborted, work]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

/**
 * Makes one call within the deadline, and turns whatever it throws into a `Failure`. It ends at the deadline or when
 * the caller aborts, even if `send` does not listen: the SDK resolves credentials before it checks a signal, and a
 * `credential_process` may never end.
 * @param operation the API operation, by its IAM name.
 * @param send makes the call, and stops when its signal is aborted.
 * @param signal lets the caller cancel.
 * @param within the deadline in milliseconds from now, not counting time spent in `outsideDeadline`.
 */
export async function call<Answer>(
  operation: string,
  send: (signal: AbortSignal) => Promise<Answer>,
  signal?: AbortSignal,
  within = CALL_DEADLINE,
): Promise<Answer> {
  const ended = new AbortController();
  const cancel = () => ended.abort();
  const clock = new Clock(within, () => ended.abort(LATE));
  clocks.set(ended.signal, clock);
  if (signal) shared(signal);
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    if (signal?.aborted) throw new Error('aborted');
    return await unlessAborted(send(ended.signal), ended.signal);
  } catch (error) {
    if (signal?.aborted) throw cancelled();
    if (ended.signal.reason === LATE) {
      throw new Failure(
        'timeout',
        l10n.t('No complete answer came within {0} seconds.', within / 1000),
        l10n.t(
          'Check the network, the VPN, the proxy and the credential_process of the profile; then try again.',
        ),
      );
    }
    throw toFailure(error, operation);
  } finally {
    clock.end();
    signal?.removeEventListener('abort', cancel);
  }
}

/** One page of a list, and the token of the next. */
export interface Page<Row> {
  readonly rows: readonly Row[] | undefined;
  readonly nextToken: string | undefined;
  /** How many malformed rows it had. */
  readonly leftOut: number;
}

const endless = (message: string) =>
  new Failure('unreadable', message, l10n.t('Try again. If it keeps happening, report it to AWS Support.'));

/** The maximum number of pages of a list: a million rows when they are full. */
const MAX_PAGES = 10_000;

/**
 * Reads a list to its end. The SDK has no paginators for Direct Connect. The next page is on its way while one is taken.
 * @param take receives each page's rows as they arrive, and returns how many of them it left out.
 * @throws Failure of kind `unreadable` when the list never ends; of kind `incomplete` when it was read completely
 * except for malformed rows.
 */
export async function readPages<Row>(
  operation: string,
  readPage: (nextToken: string | undefined) => Promise<Page<Row>>,
  take: (rows: readonly Row[]) => number,
): Promise<void> {
  const seen = new Set<string>();
  let leftOut = 0;
  let reading: Promise<Page<Row>> | undefined = readPage(undefined);
  while (reading) {
    const { rows = [], nextToken: token, ...page } = await reading;
    const problem = token ? endlessListFailure(token, seen) : undefined;
    reading = undefined;
    if (token && !problem) {
      seen.add(token);
      reading = readPage(token);
      // It may fail before it is waited for.
      reading.catch(() => undefined);
      // The request is sent in the first or second turn of the event loop from here (see `Slices`): only then is there
      // time for the rows.
      await setImmediate();
      await setImmediate();
    }
    leftOut += page.leftOut + take(rows);
    if (problem) throw problem;
  }
  if (leftOut > 0) throw incomplete(operation, leftOut);
}

/** Why reading a list stops, although it has another page. */
function endlessListFailure(token: string, seen: ReadonlySet<string>): Failure | undefined {
  if (seen.has(token)) return endless(l10n.t('AWS sent a page of the list twice, so reading stopped.'));
  if (seen.size === MAX_PAGES)
    return endless(l10n.t('AWS keeps sending more pages of the list, so reading stopped.'));
  return undefined;
}
