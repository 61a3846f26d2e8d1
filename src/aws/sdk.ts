import * as l10n from '@vscode/l10n';
import { clientsFor } from './transport/clients';
import type { Clients } from './transport/clients';
import { CredentialsCache } from './credentials/cache';
import type { Keys } from './credentials/keys';
import { Journal } from './journal/journal';
import { readAttached, readGatewayUse, readGateways, readPrefixesOn } from './inventory/gateways';
import { Failure } from './failure';
import { guardedSession } from './session/guardedSession';
import { KeyAccounts } from './identity/keyAccounts';
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
import type { Profile } from './profiles/profiles';
import { homeRegion } from './session/place';
import { failoverTestsOf } from './operations/failoverTests';
import { readerOf } from './writes/reader';
import type { CheckAccess, WriteContext } from './writes/context';

/** Shared by all sessions, for the lifetime of the extension. */
interface Shared {
  readonly limits: Limits;
  readonly credentials: CredentialsCache;
  readonly writes: WriteContext;
  readonly accounts: KeyAccounts;
}

/** The identity of a profile. Remembers its account. */
async function identify(
  { credentials, accounts }: Pick<Shared, 'credentials' | 'accounts'>,
  profile: Profile,
  signal?: AbortSignal,
  quietly?: boolean,
): Promise<Identity | undefined> {
  const region = homeRegion(profile);
  const { keys } = credentials.of(profile, region);
  let accessKeyId = '';
  const own = async (waiting: AbortSignal | undefined) => {
    const used = await keys(waiting, quietly);
    ({ accessKeyId } = used);
    return used;
  };
  const { identityOf } = await import('./identity/identity');
  const identity = await identityOf(profile, region, own, signal);
  if (identity) accounts.learn(profile, accessKeyId, identity.accountId);
  return identity;
}

/**
 * Credentials are resolved before each use, outside the deadlines of the calls and before a sweep takes its turn: a
 * person may be prompted for a code, a `credential_process` may hang, and cancelling stops what was started. If
 * credentials expire during a call, between two pages for example, they are renewed without prompting.
 *
 * Everything that belongs together is signed with the same keys, or renewed ones of the same account, if that is known: a
 * tool may write those of another account into the files at any time.
 */
function connect(profile: Profile, region: string, shared: Shared): Session {
  const { limits, credentials, writes, accounts } = shared;
  const place = { profile: profile.name, region };
  const { keys, toSign, refused } = credentials.of(profile, region);
  /** The keys of a client or, when they are about to expire, new ones of the same account. */
  const ofSameAccount = async (its: Keys): Promise<Keys> => {
    const renewed = await toSign(its);
    const before = accounts.known(profile, its.accessKeyId);
    if (renewed.accessKeyId === its.accessKeyId || before === undefined) return renewed;
    const now = await accounts.find(profile, renewed);
    if (now === before || now === undefined) return renewed;
    throw new Failure(
      'profile',
      l10n.t(
        'Profile {0} changed from account {1} to account {2} in the meantime.',
        profile.name,
        before,
        now,
      ),
      l10n.t('Choose Refresh, then try again.'),
    );
  };
  // Created on first use: many places may be opened in one turn of the event loop.
  let made: (Clients & { readonly keys: Keys }) | undefined;
  const clients = async (signal?: AbortSignal, quietly = false) => {
    const its = await keys(signal, quietly);
    if (made?.keys !== its)
      made = { keys: its, ...clientsFor(profile, region, limits, () => ofSameAccount(its)) };
    return made;
  };
  const client = async (signal?: AbortSignal) => (await clients(signal)).reader;
  /** The same clients, unless they are known to be of another account than this one. */
  const clientsIn = async (account: string, signal?: AbortSignal) => {
    const opened = await clients(signal, true);
    const now = await accounts.find(profile, opened.keys, signal);
    if (now === undefined || now === account) return opened;
    throw new Failure(
      'otherAccount',
      l10n.t('Profile {0} now uses account {1} instead of account {2}.', profile.name, now, account),
      l10n.t('Choose Refresh to see what is in account {0}.', now),
    );
  };
  /** The account of keys where it is not needed: requested only if it was known before the keys changed. */
  const ifEverKnown = async (its: Keys, signal?: AbortSignal) =>
    accounts.has(profile.name) ? accounts.find(profile, its, signal).catch(() => undefined) : undefined;
  const checkAccess = (signal: AbortSignal | undefined, quietly: boolean): CheckAccess => ({
    open: async () => {
      const opened = await clients(signal, quietly);
      return {
        reader: readerOf(opened.reader, signal),
        account: () => accounts.find(profile, opened.keys, signal),
      };
    },
  });
  const settle = async () => {
    if ((await writes.journal.open()).length === 0) return;
    const { settleOpen } = await import('./writes/settleOpen');
    await settleOpen(writes, checkAccess(undefined, true), place);
  };
  const reads = (
    quietly: boolean,
    open = (signal?: AbortSignal) => clients(signal, quietly),
  ): BackgroundSession => ({
    sweep: async (signal, progress, hurry) => {
      const { reader, keys: its } = await open(signal);
      const sweep = await limits.sweeps.take({ place, hurry, signal }, (heard) =>
        sweepRegion(reader, signal, (soFar) => {
          heard();
          progress?.(soFar);
        }),
      );
      void settle().catch(() => undefined);
      return { ...sweep, account: () => ifEverKnown(its) };
    },
    locations: async (signal) => readLocations((await open(signal)).reader, signal),
    virtualInterfaces: async (filter, signal) =>
      readVirtualInterfaces((await open(signal)).reader, filter, withoutSecrets, signal),
    routerConfiguration: async (id, routerType, signal) =>
      routerConfigurationOf((await open(signal)).reader, id, routerType, signal),
    routes: async (of, take, signal) => readRoutes((await open(signal)).reader, of, take, signal),
    failoverTests: async (id, signal) => failoverTestsOf(readerOf((await open(signal)).reader, signal), id),
    checkAgain: async (operation, id, signal) => {
      const { checkAgain } = await import('./writes/checkAgain');
      return checkAgain(writes, checkAccess(signal, quietly), operation, id);
    },
  });
  const session: Session = {
    ...reads(false),
    background: reads(true),
    backgroundIn: (account) => reads(true, (signal) => clientsIn(account, signal)),
    isInUse: async (signal) => {
      const reader = await client(signal);
      return limits.sweeps.take({ place, signal }, () => isInUse(reader, signal));
    },
    write: async (operation, input, options) => {
      const open = async (signal: AbortSignal | undefined) => {
        const opened = await clients(signal);
        const find = () => accounts.find(profile, opened.keys, signal);
        return {
          reader: readerOf(opened.reader, signal),
          writer: () => opened.writer(),
          account: async (isNeeded: boolean) => {
            return isNeeded ? find() : ifEverKnown(opened.keys, signal);
          },
        };
      };
      const { write } = await import('./writes/write');
      return write(writes, { place, open }, operation, input, options);
    },
    acceptedPrefixes: async (id, signal) => readAcceptedPrefixes(await client(signal), id, signal),
    attachedTo: async (gateway, signal) => readAttached(await client(signal), gateway, signal),
    gatewayUse: async (gateway, signal) => readGatewayUse(await client(signal), gateway, signal),
    prefixesOn: async (gateway, signal) => readPrefixesOn(await client(signal), gateway, signal),
    gateways: async (signal) => readGateways(await client(signal), signal),
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
  const limits = new Limits();
  const shared: Shared = {
    limits,
    credentials: new CredentialsCache(prompts, env, undefined, note),
    writes: {
      journal: new Journal(journalFile),
      isReadOnly,
      doubts: new Map(),
    },
    accounts: new KeyAccounts(
      async (profile, keys) => {
        const { accountOf } = await import('./identity/identity');
        return accountOf(profile, homeRegion(profile), keys);
      },
      (profile, accountId) => limits.learn(profile, accountId),
    ),
  };
  return {
    connect: (profile, region) => connect(profile, region, shared),
    identify: (profile, signal, quietly) => identify(shared, profile, signal, quietly),
    signIn: async (profile, show, signal) => {
      const { signInWithDevice } = await import('./sso/deviceFlow');
      return signInWithDevice(profile, env, show, signal);
    },
  };
}
