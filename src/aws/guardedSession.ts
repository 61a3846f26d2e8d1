import { isFailure } from './failures';
import type { Failure, FailureKind } from './failures';
import type { Session } from './session';

/** Failures that a corrected profile or a new sign-in cures, and only a session that reads them anew sees it. */
const stale: ReadonlySet<FailureKind> = new Set(['credentials', 'expired', 'signIn', 'mfa', 'profile']);

/** True when a session that ended so is not to be used again. */
export function isStale(error: unknown): boolean {
  return isFailure(error) && stale.has(error.kind);
}

/** A session that calls `drop` when it turns out that its credentials are not good, whoever uses it. */
export function guardedSession(session: Session, drop: () => void): Session {
  const look = (failures: readonly Failure[]) => {
    if (failures.some(isStale)) drop();
  };
  const guard = async <Answer>(asking: Promise<Answer>): Promise<Answer> => {
    try {
      return await asking;
    } catch (error) {
      if (isStale(error)) drop();
      throw error;
    }
  };
  return {
    sweep: async (signal, progress) => {
      const sweep = await guard(session.sweep(signal, progress));
      look(sweep.failures);
      return sweep;
    },
    locations: (signal) => guard(session.locations(signal)),
    isInUse: (signal) => guard(session.isInUse(signal)),
    virtualInterfaces: (filter, signal) => guard(session.virtualInterfaces(filter, signal)),
    routerConfiguration: (id, routerType, signal) =>
      guard(session.routerConfiguration(id, routerType, signal)),
    allocate: async (request, note) => {
      const outcome = await guard(session.allocate(request, note));
      if (outcome.kind !== 'created') look([outcome.failure]);
      return outcome;
    },
    lookFor: (request, before) => guard(session.lookFor(request, before)),
    deleteVirtualInterface: (id) => guard(session.deleteVirtualInterface(id)),
  };
}
