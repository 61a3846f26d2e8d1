import type { DirectConnectClient } from '@aws-sdk/client-direct-connect';
import { call } from '../transport/calls';
import type { Clients, Writer } from '../transport/clients';
import { toFailure } from '../failures';
import type { Failure, FailureKind } from '../failures';
import type { Unsuccessful } from '../session/session';

/** Failures by which AWS says no. */
const definite: ReadonlySet<FailureKind> = new Set(['refused', 'denied', 'credentials', 'expired']);
/** Failures to make a connection. */
const unconnected: ReadonlySet<FailureKind> = new Set(['unreachable', 'profile', 'signIn', 'mfa']);

/** A write, and how it is found out what it came to when its answer does not say it. */
export interface Write<Done> {
  readonly operation: string;
  /**
   * Reads what a look is compared with later. When that fails nothing is sent. It also sets right what is known of AWS's
   * clock, which one attempt can't.
   */
  readonly prepare: () => Promise<void>;
  readonly send: (client: DirectConnectClient, signal: AbortSignal) => Promise<Done>;
  /**
   * Looks for the effect. `undefined` when there is none that is new.
   * @param refused true when AWS said no.
   */
  readonly look: (refused: boolean) => Promise<Done | undefined>;
}

/** Failures that came as an answer of AWS: whether something else may be done, that says itself. */
const answers: ReadonlySet<FailureKind> = new Set(['denied', 'refused', 'incomplete']);

/** What a reading came to, as far as AWS lets who asks know it. */
export async function unlessRefused<Read>(reading: Promise<Read>): Promise<Read | undefined> {
  try {
    return await reading;
  } catch (error) {
    const failure = toFailure(error, 'DescribeVirtualInterfaces');
    if (!answers.has(failure.kind)) throw failure;
    return undefined;
  }
}

/** What is known after a write. `despite` is what came instead of a good answer, when a look says that it is done. */
type Written<Done> =
  { readonly kind: 'done'; readonly done: Done; readonly despite?: Despite } | Unsuccessful;

interface Despite {
  readonly failure: Failure;
  /** An answer that said no, which is worth to be shown. */
  readonly refusal?: Failure;
}

/**
 * What is known after a failure. Even a refusal is looked into: a proxy may have sent the request twice, and handed on
 * the answer to the second. Who cancels is told at once that it is not known, and may look later.
 */
async function settle<Done>(
  failure: Failure,
  { sent, answered }: Writer['passage'],
  look: Write<Done>['look'],
): Promise<Written<Done>> {
  if (!sent || (!answered && unconnected.has(failure.kind))) return { kind: 'notSent', failure };
  if (failure.kind === 'cancelled') return { kind: 'unknown', failure, checked: false };
  const refused = answered && definite.has(failure.kind);
  try {
    const done = await look(refused);
    if (done !== undefined) {
      // A proxy's 407 counts as no connection, and is a refusal too.
      const saidNo = refused || (answered && unconnected.has(failure.kind));
      return { kind: 'done', done, despite: { failure, ...(saidNo && { refusal: failure }) } };
    }
  } catch {
    return refused ? { kind: 'unchecked', failure } : { kind: 'unknown', failure, checked: false };
  }
  return refused ? { kind: 'refused', failure } : { kind: 'unknown', failure, checked: true };
}

/**
 * Sends a request once. There is no idempotency token, so it is never sent again: when the answer does not settle what
 * happened, its effect is looked for instead.
 */
export async function writeOnce<Done>(
  clients: Clients,
  { operation, prepare, send, look }: Write<Done>,
  signal?: AbortSignal,
): Promise<Written<Done>> {
  try {
    await prepare();
    // A call that is over before it begins says that it was cancelled, and nothing has been sent.
    await call(operation, () => Promise.resolve(), signal);
  } catch (error) {
    return { kind: 'notSent', failure: toFailure(error, 'DescribeVirtualInterfaces') };
  }
  const { client, passage } = clients.writer();
  try {
    const done = await call(operation, (abortSignal) => send(client, abortSignal), signal);
    return { kind: 'done', done };
  } catch (error) {
    return settle(toFailure(error, operation), passage, look);
  }
}
