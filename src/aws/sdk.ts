import { clientsFor } from './transport/clients';
import type { Clients } from './transport/clients';
import { CredentialsCache } from './credentials/cache';
import { Journal } from './journal/journal';
import { readAttached, readGatewayUse, readGateways } from './inventory/gateways';
import { guardedSession } from './session/guardedSession';
import { identityOf } from './identity/identity';
import { isInUse } from './inventory/inUse';
import { readVirtualInterfaces } from './inventory/lists';
import { sweepRegion } from './inventory/sweep';
import { Limits } from './transport/limits';
import { readLocations } from './inventory/locations';
import { readAcceptedPrefixes, readRoutes } from './inventory/routes';
import { inRegion } from './transport/notEnabled';
import { routerConfigurationOf } from './inventory/routerConfiguration';
import { withoutSecrets } from '../directconnect/resources/resources';
import type { NoteWrite } from './credentials/privateFiles';
import type { BackgroundSession, Identity, Prompts, Sdk, Session, Writing } from './session/session';
import { isSameProfile } from './profiles/profiles';
import type { Profile } from './profiles/profiles';
import { homeRegion } from './session/place';
import { signInWithDevice } from './sso/deviceFlow';
import { warmUp } from './transport/warmUp';
import { failoverTestsOf } from './operations/failoverTests';
import { readerOf } from './writes/reader';
import { settleOpen } from './writes/settleOpen';
import { lookAgain } from './writes/lookAgain';
import { write } from './writes/write';
import type { CheckAccess, WriteContext } from './writes/context';

/** Shared by all sessions, for the lifetime of the extension. */
interface Shared {
  readonly limits: Limits;
  readonly credentials: CredentialsCache;
  readonly writes: WriteContext;
  /** The account of each profile, and the profile as it was when its account was requested. */
  readonly accounts: Map<string, { readonly profile: Profile; readonly accountId: string }>;
}

/** The identity of a profile. Remembers its account. */
async function identify(
  { limits, credentials, accounts }: Shared,
  profile: Profile,
  signal?: AbortSignal,
  quietly?: boolean,
): Promise<Identity | undefined> {
  const region = homeRegion(profile);
  const { keys } = credentials.of(profile, region);
  const identity = await identityOf(profile, region, (waiting) => keys(waiting, quietly), signal);
  if (identity) {
    limits.learn(profile.name, identity.accountId);
    accounts.set(profile.name, { profile, accountId: identity.accountId });
  }
  return identity;
}

/**
 * Credentials are resolved before each use, outside the deadlines of the calls and before a sweep takes its turn: a
 * person may be prompted for a code, a `credential_process` may hang, and cancelling stops what was started. If
 * credentials expire during a call, between two pages for example, they are renewed without prompting.
 */
function connect(profile: Profile, region: string, shared: Shared): Session {
  const { limits, credentials, writes, accounts } = shared;
  const place = { profile: profile.name, region };
  const { keys, toSign, refused } = credentials.of(profile, region);
  // Created on first use: many places may be opened in one turn of the event loop.
  let made: Clients | undefined;
  const clients = () => (made ??= clientsFor(profile, region, limits, toSign));
  const reader = (signal?: AbortSignal) => readerOf(clients().reader, signal);
  const ready = async (signal: AbortSignal | undefined, quietly: boolean) => {
    await keys(signal, quietly);
    return reader(signal);
  };
  const account = () => {
    const known = accounts.get(profile.name);
    return known && isSameProfile(known.profile, profile) ? known.accountId : undefined;
  };
  const checkAccess = (signal: AbortSignal | undefined, quietly: boolean): CheckAccess => ({
    reader: () => ready(signal, quietly),
    account: async () => account() ?? (await identify(shared, profile, signal, quietly))?.accountId,
  });
  const reads = (quietly: boolean): BackgroundSession => ({
    sweep: async (signal, progress, hurry) => {
      await keys(signal, quietly);
      const sweep = await limits.sweeps.take({ place, hurry, signal }, (heard) =>
        sweepRegion(clients().reader, signal, (soFar) => {
          heard();
          progress?.(soFar);
        }),
      );
      void settleOpen(writes, checkAccess(undefined, true), place).catch(() => undefined);
      return sweep;
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
    routes: async (of, take, signal) => {
      await keys(signal, quietly);
      await readRoutes(clients().reader, of, take, signal);
    },
    failoverTests: async (id, signal) => failoverTestsOf(await ready(signal, quietly), id),
    checkAgain: (operation, id, signal) => lookAgain(writes, checkAccess(signal, quietly), operation, id),
  });
  const session: Session = {
    ...reads(false),
    background: reads(true),
    isInUse: async (signal) => {
      await keys(signal);
      return limits.sweeps.take({ place, signal }, () => isInUse(clients().reader, signal));
    },
    write: (operation, input, options) =>
      write(
        writes,
        { place, reader, writer: () => clients().writer(), ready: (signal) => keys(signal), account },
        operation,
        input,
        options,
      ),
    acceptedPrefixes: async (id, signal) => {
      await keys(signal);
      return readAcceptedPrefixes(clients().reader, id, signal);
    },
    attachedTo: async (gateway, signal) => {
      await keys(signal);
      return readAttached(clients().reader, gateway, signal);
    },
    gatewayUse: async (gateway, signal) => {
      await keys(signal);
      return readGatewayUse(clients().reader, gateway, signal);
    },
    gateways: async (signal) => {
      await keys(signal);
      return readGateways(clients().reader, signal);
    },
  };
  return guardedSession(session, refused, (failure) => inRegion(profile, region, failure));
}

/**
 * The code that talks to AWS, loaded when the first profile is opened.
 * @param writing where writes are recorded, and whether they may be sent.
 * @param env may contain this machine's credentials.
 * @param note is told what is about to be written to the caches shared with the AWS CLI.
 */
export function createSdk(
  prompts: Prompts,
  { journalFile, isReadOnly }: Writing,
  env: NodeJS.ProcessEnv = process.env,
  note?: NoteWrite,
): Sdk {
  const shared: Shared = {
    limits: new Limits(),
    credentials: new CredentialsCache(prompts, env, undefined, note),
    writes: {
      journal: new Journal(journalFile),
      isReadOnly,
      doubts: new Map(),
    },
    accounts: new Map(),
  };
  setImmediate(() => void warmUp().catch(() => undefined));
  return {
    connect: (profile, region) => connect(profile, region, shared),
    identify: (profile, signal, quietly) => identify(shared, profile, signal, quietly),
    signIn: (profile, show, signal) => signInWithDevice(profile, env, show, signal),
  };
}
