import * as l10n from '@vscode/l10n';
import { allocate, create, lookForAllocated } from './operations/allocation';
import { clientsFor } from './transport/clients';
import type { Clients } from './transport/clients';
import { confirm, lookForAccepted } from './operations/confirmation';
import { CredentialsCache } from './credentials/cache';
import { deleteVirtualInterface } from './operations/deletion';
import { toFailure } from './failures';
import type { Failure } from './failures';
import { readGateways } from './inventory/gateways';
import { guardedSession } from './session/guardedSession';
import { identityOf } from './identity/identity';
import { isInUse } from './inventory/inUse';
import { readVirtualInterfaces } from './inventory/lists';
import { sweepRegion } from './inventory/sweep';
import { Limits } from './transport/limits';
import { readLocations } from './inventory/locations';
import { inRegion } from './transport/notEnabled';
import { routerConfigurationOf } from './inventory/routerConfiguration';
import { withoutSecrets } from '../directconnect/resources/resources';
import type { NoteWrite } from './credentials/privateFiles';
import type { BackgroundSession, Prompts, Sdk, Session } from './session/session';
import type { Profile } from './profiles/profiles';
import { signInWithDevice } from './sso/deviceFlow';
import { warmUp } from './transport/warmUp';

/** Where who a profile is is asked, if it names no region: the answer is the same in all of a partition. */
const STANDARD_REGION = 'us-east-1';

/** What is behind all sessions, and lives as long as the extension does. */
interface Ground {
  readonly limits: Limits;
  readonly credentials: CredentialsCache;
}

/**
 * Before each use the credentials are made ready, outside the deadlines of the calls and before a sweep has its turn: a
 * person may be asked for a code, a `credential_process` may hang, and who gives up ends what was started for them. What a
 * call needs besides, as when they end between two of its pages, is had without a person.
 */
function connect(profile: Profile, region: string, { limits, credentials }: Ground): Session {
  const place = { profile: profile.name, region };
  const { keys, refused } = credentials.of(profile, region);
  // Made when it is first used: many places may be opened in one turn of the event loop.
  let made: Clients | undefined;
  const clients = () => (made ??= clientsFor(profile, region, limits, () => keys(undefined, true)));
  /** What keeps a write's credentials from being had keeps it from being sent. */
  const unlessKeysFail = async <Outcome>(
    operation: string,
    signal: AbortSignal | undefined,
    write: () => Promise<Outcome>,
  ): Promise<Outcome | { kind: 'notSent'; failure: Failure }> => {
    try {
      await keys(signal);
    } catch (error) {
      return { kind: 'notSent', failure: toFailure(error, operation) };
    }
    return write();
  };
  const reads = (quietly: boolean): BackgroundSession => ({
    sweep: async (signal, progress, hurry) => {
      await keys(signal, quietly);
      return limits.sweeps.take({ place, hurry, signal }, (heard) =>
        sweepRegion(clients().reader, signal, (soFar) => {
          heard();
          progress?.(soFar);
        }),
      );
    },
    locations: async (signal) => {
      await keys(signal, quietly);
      return readLocations(clients().reader, signal);
    },
    virtualInterfaces: async (filter, signal) => {
      await keys(signal, quietly);
      return readVirtualInterfaces(clients().reader, filter, withoutSecrets, signal);
    },
    routerConfiguration: async (id, routerType, signal) => {
      await keys(signal, quietly);
      return routerConfigurationOf(clients().reader, id, routerType, signal);
    },
    lookFor: async (request, before, keyIsMissing, signal) => {
      await keys(signal, quietly);
      return lookForAllocated(clients(), request, { before, keyIsMissing }, signal);
    },
  });
  const session: Session = {
    ...reads(false),
    background: reads(true),
    isInUse: async (signal) => {
      await keys(signal);
      return limits.sweeps.take({ place, signal }, () => isInUse(clients().reader, signal));
    },
    allocate: (request, note, signal) =>
      unlessKeysFail('AllocatePrivateVirtualInterface', signal, () =>
        allocate(clients(), request, note, signal),
      ),
    create: (request, note, signal) =>
      unlessKeysFail('CreatePrivateVirtualInterface', signal, () => create(clients(), request, note, signal)),
    gateways: async (signal) => {
      await keys(signal);
      return readGateways(clients().reader, signal);
    },
    confirm: (id, gateway, signal) =>
      unlessKeysFail('ConfirmPrivateVirtualInterface', signal, () => confirm(clients(), id, gateway, signal)),
    lookForAccepted: async (id, gateway, signal) => {
      await keys(signal);
      return lookForAccepted(clients(), id, gateway, signal);
    },
    deleteVirtualInterface: async (id) => {
      await keys();
      return deleteVirtualInterface(clients(), id);
    },
  };
  return guardedSession(session, refused, (failure) => inRegion(region, failure));
}

/**
 * The entry of the SDK bundle: all that is behind it is loaded when the first profile is opened.
 * @param env where the credentials of this machine are named.
 * @param note is told of what is about to be written to the caches that are shared with the AWS CLI.
 */
export function createSdk(prompts: Prompts, env: NodeJS.ProcessEnv = process.env, note?: NoteWrite): Sdk {
  const credentials = new CredentialsCache(prompts, env, undefined, note);
  const ground: Ground = { limits: new Limits(), credentials };
  setImmediate(() => void warmUp().catch(() => undefined));
  return {
    connect: (profile, region) => connect(profile, region, ground),
    identify: async (profile, signal, quietly) => {
      const region = profile.regions[0] ?? STANDARD_REGION;
      const { keys } = ground.credentials.of(profile, region);
      const identity = await identityOf(profile, region, (waiting) => keys(waiting, quietly), signal);
      if (identity) ground.limits.learn(profile.name, identity.accountId);
      return identity;
    },
    signIn: (profile, show, signal) => signInWithDevice(profile, env, show, signal),
  };
}

export { LocalEndpoint } from './transport/localEndpoint';

/** Gives this bundle, which has its own copy of the library, the words of the display language. */
export const speak = (contents: Record<string, string>) => l10n.config({ contents });
