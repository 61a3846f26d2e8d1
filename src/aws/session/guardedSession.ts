import { isFailure } from '../failure';
import type { Failure, FailureKind } from '../failure';
import type { BackgroundSession, Session } from './session';

/** Failures that a corrected profile or a new sign-in fixes, which only a new session will notice. */
const fixedByNewSession: ReadonlySet<FailureKind> = new Set([
  'credentials',
  'expired',
  'signIn',
  'mfa',
  'profile',
]);

/** True when a session must not be used again after this failure. */
export function needsNewSession(error: unknown): boolean {
  return isFailure(error) && fixedByNewSession.has(error.kind);
}

/**
 * Wraps a session so that it calls `drop` when its credentials turn out to be bad.
 * @param inWords maps a failure to the one that is reported.
 */
export function guardedSession(
  session: Session,
  drop: () => void,
  inWords = (failure: Failure): Failure => failure,
): Session {
  const seen = (failure: Failure): Failure => {
    if (needsNewSession(failure)) drop();
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
    const outcome: Outcome & { readonly failure?: Failure; readonly refusal?: Failure } = await guard(asking);
    const { failure, refusal } = outcome;
    const inTheirWords = failure && seen(failure);
    return {
      ...outcome,
      ...(inTheirWords && { failure: inTheirWords }),
      ...(refusal && { refusal: refusal === failure ? inTheirWords : seen(refusal) }),
    };
  };
  const reads = (its: BackgroundSession): BackgroundSession => ({
    sweep: async (...how) => {
      const sweep = await guard(its.sweep(...how));
      return { ...sweep, failures: sweep.failures.map(seen) };
    },
    locations: (signal) => guard(its.locations(signal)),
    virtualInterfaces: (filter, signal) => guard(its.virtualInterfaces(filter, signal)),
    routerConfiguration: (id, routerType, signal) => guard(its.routerConfiguration(id, routerType, signal)),
    routes: (of, take, signal) => guard(its.routes(of, take, signal)),
    failoverTests: (id, signal) => guard(its.failoverTests(id, signal)),
    checkAgain: (operation, record, signal) => told(its.checkAgain(operation, record, signal)),
  });
  return {
    ...reads(session),
    background: reads(session.background),
    backgroundIn: (account) => reads(session.backgroundIn(account)),
    isInUse: (signal) => guard(session.isInUse(signal)),
    acceptedPrefixes: (id, signal) => guard(session.acceptedPrefixes(id, signal)),
    attachedTo: (gateway, signal) => guard(session.attachedTo(gateway, signal)),
    gatewayUse: (gateway, signal) => guard(session.gatewayUse(gateway, signal)),
    prefixesOn: (gateway, signal) => guard(session.prefixesOn(gateway, signal)),
    gateways: (signal) => told(session.gateways(signal)),
    write: (operation, input, how) => told(session.write(operation, input, how)),
  };
}
