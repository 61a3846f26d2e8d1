import { isFailure } from '../failures';
import type { Failure, FailureKind } from '../failures';
import type { BackgroundSession, Session } from './session';

/** Failures that a corrected profile or a new sign-in cures, and only a session that reads them anew sees it. */
const stale: ReadonlySet<FailureKind> = new Set(['credentials', 'expired', 'signIn', 'mfa', 'profile']);

/** True when a session that ended so is not to be used again. */
export function isStale(error: unknown): boolean {
  return isFailure(error) && stale.has(error.kind);
}

/**
 * A session that calls `drop` when it turns out that its credentials are not good, whoever uses it.
 * @param inWords gives the failure that is told for one that occurred.
 */
export function guardedSession(
  session: Session,
  drop: () => void,
  inWords = (failure: Failure): Failure => failure,
): Session {
  const seen = (failure: Failure): Failure => {
    if (isStale(failure)) drop();
    return inWords(failure);
  };
  const guard = async <Answer>(asking: Promise<Answer>): Promise<Answer> => {
    try {
      return await asking;
    } catch (error) {
      throw isFailure(error) ? seen(error) : error;
    }
  };
  const told = async <Outcome extends object>(asking: Promise<Outcome>): Promise<Outcome> => {
    const outcome: Outcome & { readonly failure?: Failure } = await guard(asking);
    return outcome.failure ? { ...outcome, failure: seen(outcome.failure) } : outcome;
  };
  const reads = (its: BackgroundSession): BackgroundSession => ({
    sweep: async (...how) => {
      const sweep = await guard(its.sweep(...how));
      return { ...sweep, failures: sweep.failures.map(seen) };
    },
    locations: (signal) => guard(its.locations(signal)),
    virtualInterfaces: (filter, signal) => guard(its.virtualInterfaces(filter, signal)),
    routerConfiguration: (id, routerType, signal) => guard(its.routerConfiguration(id, routerType, signal)),
    lookFor: (request, before, keyIsMissing, signal) =>
      guard(its.lookFor(request, before, keyIsMissing, signal)),
  });
  return {
    ...reads(session),
    background: reads(session.background),
    isInUse: (signal) => guard(session.isInUse(signal)),
    allocate: (request, note, signal) => told(session.allocate(request, note, signal)),
    create: (request, note, signal) => told(session.create(request, note, signal)),
    gateways: (signal) => told(session.gateways(signal)),
    confirm: (id, gateway, signal) => told(session.confirm(id, gateway, signal)),
    lookForAccepted: (id, gateway, signal) => guard(session.lookForAccepted(id, gateway, signal)),
    deleteVirtualInterface: (id) => guard(session.deleteVirtualInterface(id)),
  };
}
