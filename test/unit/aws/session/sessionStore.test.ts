import { deepEqual, equal, notEqual, rejects } from 'node:assert/strict';
import { Failure } from '../../../../src/aws/failure';
import type { FailureKind } from '../../../../src/aws/failure';
import { ProfileStore } from '../../../../src/aws/profiles/profileStore';
import { readProfiles } from '../../../../src/aws/profiles/readProfiles';
import type { Profile } from '../../../../src/aws/profiles/profiles';
import { GLOBAL } from '../../../../src/aws/session/place';
import { InventoryStore } from '../../../../src/aws/inventory/store';
import { deleteVirtualInterface } from '../../../../src/aws/operations/deleteVirtualInterface';
import type { Sdk, Session, Sweep } from '../../../../src/aws/session/session';
import { SessionStore } from '../../../../src/aws/session/sessionStore';
import { emptyInventory } from '../../../../src/directconnect/resources/resources';
import { remove } from '../../../support/writes';

const place = { profile: 'a', region: 'us-east-1' };
const elsewhere = { profile: 'a', region: 'eu-west-1' };
const failure = (kind: FailureKind) => new Failure(kind, 'm', 'a');
const found = (): Sweep => ({ ...emptyInventory, failures: [] });
const doubt = { kind: 'unknown', record: 'record', checked: false } as const;
const refuse = () => Promise.reject(failure('unexpected'));

/** A profile store with one profile in memory, which counts how often it is told to read again. */
class Profiles extends ProfileStore {
  rereads = 0;
  constructor(what: Partial<Profile>) {
    super({ configFile: '/nowhere/config', credentialsFile: '/nowhere/credentials' }, readProfiles);
    this.setAdded(
      Promise.resolve([
        {
          name: 'a',
          regions: [],
          endpoints: {},
          origin: { kind: 'memory', accessKeyId: 'x', secretAccessKey: 'y' },
          ...what,
        },
      ]),
    );
  }
  override reread(): void {
    this.rereads += 1;
    super.reread();
  }
}

/** A store whose sessions behave as `over` says, and the number of sessions that were opened. */
function storeOf(over: Partial<Session>, what: Partial<Profile> = {}) {
  const profiles = new Profiles(what);
  const opened: string[] = [];
  const reads = {
    sweep: () => Promise.resolve(found()),
    locations: refuse,
    virtualInterfaces: refuse,
    routerConfiguration: refuse,
    routes: refuse,
    failoverTests: refuse,
    checkAgain: refuse,
    ...over,
  };
  const session: Session = {
    isInUse: refuse,
    acceptedPrefixes: refuse,
    attachedTo: refuse,
    gatewayUse: refuse,
    prefixesOn: refuse,
    gateways: refuse,
    write: refuse,
    background: reads,
    backgroundIn: () => reads,
    ...reads,
  };
  const sdk: Sdk = {
    connect: (_profile, region) => {
      opened.push(region);
      return session;
    },
    identify: refuse,
    signIn: refuse,
  };
  const sessions = new SessionStore(profiles, () => Promise.resolve(sdk));
  return { sessions, store: new InventoryStore(sessions), profiles, opened };
}

/** Sweeps that end when the test says so. */
function manualSweeps() {
  const answers: ((sweep: Sweep) => void)[] = [];
  const signals: (AbortSignal | undefined)[] = [];
  let wake: () => void = () => undefined;
  const sweep = (signal?: AbortSignal) => {
    signals.push(signal);
    const asked = new Promise<Sweep>((resolve) => answers.push(resolve));
    wake();
    return asked;
  };
  const begun = async (count: number) => {
    while (answers.length < count) await new Promise<void>((resolve) => (wake = resolve));
  };
  return { sweep, answers, signals, begun };
}

describe('the session store', () => {
  for (const kind of ['credentials', 'expired', 'profile'] as const) {
    it(`keeps the sweep that failed with ${kind}, but not its session`, async () => {
      const { sessions, store, opened } = storeOf({ sweep: () => Promise.reject(failure(kind)) });
      await rejects(store.sweep(place), { kind });
      await rejects(store.sweep(place), { kind });
      equal(opened.length, 1);
      await sessions.session(place);
      equal(opened.length, 2);
    });
  }

  it('keeps a session whose sweep failed for another reason', async () => {
    const { sessions, store, opened } = storeOf({ sweep: () => Promise.reject(failure('dropped')) });
    await rejects(store.sweep(place), { kind: 'dropped' });
    await sessions.session(place);
    equal(opened.length, 1);
  });

  it('does not keep a session that could not be opened', async () => {
    const { sessions } = storeOf({});
    const unknown = { ...place, profile: 'none' };
    const first = sessions.session(unknown);
    await rejects(first, { kind: 'profile' });
    const second = sessions.session(unknown);
    notEqual(first, second);
    await rejects(second, { kind: 'profile' });
  });

  const uses: [string, Partial<Session>, (session: Session) => Promise<unknown>][] = [
    [
      'a router configuration',
      { routerConfiguration: () => Promise.reject(failure('expired')) },
      (session) => session.routerConfiguration('dxvif-1'),
    ],
    [
      'a write',
      { write: () => Promise.resolve({ kind: 'notSent', failure: failure('credentials') }) },
      (session) => remove(session, 'dxvif-1'),
    ],
    [
      'a part of a sweep',
      { sweep: () => Promise.resolve({ ...found(), failures: [failure('expired')] }) },
      (session) => session.sweep(),
    ],
    [
      'a check of a write’s outcome',
      { checkAgain: () => Promise.resolve({ ...doubt, failure: failure('expired') }) },
      (session) => session.checkAgain(deleteVirtualInterface, 'record'),
    ],
    [
      'a write that AWS refuses and that can’t be checked',
      {
        write: () => Promise.resolve({ ...doubt, failure: failure('dropped'), refusal: failure('expired') }),
      },
      (session) => remove(session, 'dxvif-1'),
    ],
  ];
  for (const [what, over, use] of uses) {
    it(`drops a session when AWS rejects its credentials in ${what}`, async () => {
      const { sessions, opened } = storeOf(over);
      await use(await sessions.session(place)).catch(() => undefined);
      await sessions.session(place);
      equal(opened.length, 2);
    });
  }

  for (const [how, forget] of [
    ['refresh', (store: InventoryStore) => store.refresh(place)],
    ['refresh of all', (store: InventoryStore) => store.refresh()],
    ['reread', (store: InventoryStore) => store.reread(place.region)],
  ] as const) {
    it(`ends a sweep that ${how} discards: its answer does not win even if it comes last`, async () => {
      const { sweep, answers, signals, begun } = manualSweeps();
      const { store } = storeOf({ sweep });
      let reads = 0;
      store.on('read', () => (reads += 1));
      const old = { ...found(), lags: [{ lagId: 'old' }] };
      const fresh = { ...found(), lags: [{ lagId: 'new' }] };
      const waiting = store.sweep(place);
      await begun(1);
      forget(store);
      equal(signals[0]?.aborted, true);
      const asked = store.sweep(place);
      await begun(2);
      answers[1]?.(fresh);
      deepEqual(await asked, fresh);
      answers[0]?.(old);
      deepEqual(await waiting, fresh);
      deepEqual([store.known().map(({ sweep: known }) => known), reads], [[fresh], 1]);
    });
  }

  it('does not report the failure of a discarded sweep', async () => {
    const { store } = storeOf({
      sweep: (signal) =>
        new Promise((resolve, reject) => {
          if (failures.ended) resolve(found());
          else signal?.addEventListener('abort', () => reject(failure('cancelled')));
          failures.begun();
        }),
    });
    const failures = { ended: false, begun: (): void => undefined };
    let told = 0;
    store.on('failed', () => (told += 1));
    const begun = new Promise<void>((resolve) => (failures.begun = resolve));
    const waiting = store.sweep(place);
    await begun;
    failures.ended = true;
    store.refresh(place);
    deepEqual([(await waiting).failures, told], [[], 0]);
  });

  it('reads the files again when a place is requested again, and keeps the other sessions', async () => {
    const { store, profiles, opened } = storeOf({});
    await Promise.all([store.sweep(place), store.sweep(elsewhere)]);
    store.refresh(place);
    equal(profiles.rereads, 1);
    await Promise.all([store.sweep(place), store.sweep(elsewhere)]);
    deepEqual(opened.toSorted(), ['eu-west-1', 'us-east-1', 'us-east-1']);
  });

  describe('opens a session for what belongs to no region', () => {
    const sso = { startUrl: 'https://example.com/start', region: 'cn-northwest-1' };
    const cases: [words: string, what: Partial<Profile>, region: string][] = [
      ['in the first region of its profile', { regions: ['eu-west-1', 'us-west-2'] }, 'eu-west-1'],
      ['in the region that its partition uses for that', { sso }, 'cn-north-1'],
      ['in the standard partition, if the profile names no region', {}, 'us-east-1'],
    ];
    for (const [words, what, region] of cases) {
      it(words, async () => {
        const { sessions, opened } = storeOf({}, what);
        const session = await sessions.session({ profile: 'a', region: GLOBAL });
        deepEqual(opened, [region]);
        // It is a separate place, whatever region answers for it.
        notEqual(await sessions.session({ profile: 'a', region }), undefined);
        deepEqual(opened, [region, region]);
        equal(await sessions.session({ profile: 'a', region: GLOBAL }), session);
        equal(opened.length, 2);
      });
    }
  });
});
