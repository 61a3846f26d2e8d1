import { writing } from '../../../support/writing';
import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Following } from '../../../../src/aws/following/following';
import { OpenPlaces } from '../../../../src/aws/following/openPlaces';
import { IdentityStore } from '../../../../src/aws/identity/identityStore';
import { InventoryStore } from '../../../../src/aws/inventory/store';
import { LocationNames } from '../../../../src/aws/inventory/locationNames';
import type { ProfileStore } from '../../../../src/aws/profiles/profileStore';
import { createSdk } from '../../../../src/aws/sdk';
import { SessionStore } from '../../../../src/aws/session/sessionStore';
import { startEndpoint } from '../../../support/endpoint';
import type { TestEndpoint } from '../../../support/endpoint';
import { ManualTimer } from '../../../support/manualTimer';
import { TestMemento } from '../../../support/memento';
import { REGION } from './places';
import { profileStoreOf } from '../../../support/profileStore';

const withMfa = { profile: 'mfa', region: REGION };
const another = { profile: 'mfa', region: 'eu-central-1' };
const plain = { profile: 'plain', region: REGION };

describe('a prompt for an MFA code', () => {
  let endpoint: TestEndpoint;
  let folder: string;
  let profiles: ProfileStore;
  let sessions: SessionStore;
  let inventories: InventoryStore;
  let identities: IdentityStore;
  /** How often the user was asked for a code. */
  let asked: number;
  /** What the user does when asked. */
  let answer: () => Promise<string | undefined>;
  let whenAsked: () => void;

  const rightCode = async () => {
    const { devices } = (await endpoint.control('GET', 'mfa')) as { devices: { code: string }[] };
    return devices[0]?.code;
  };
  /** A user who has not answered yet. */
  const stillThinking = () => {
    let give: (code: string | undefined) => void = () => undefined;
    answer = () => new Promise((given) => (give = given));
    return (code: string | undefined) => give(code);
  };
  before(async () => (endpoint = await startEndpoint()));
  after(() => endpoint.stop());
  beforeEach(async () => {
    await endpoint.control('POST', 'reset');
    folder = await mkdtemp(join(tmpdir(), 'dx-questions-'));
    const files = { configFile: join(folder, 'config'), credentialsFile: join(folder, 'credentials') };
    const [network, workload] = endpoint.accounts;
    const role = endpoint.roles.find(({ requireMfa }) => requireMfa);
    const device = endpoint.mfaDevices[0]?.serialNumber;
    ok(network && workload && role && device);
    const section = (name: string, ...lines: string[]) =>
      [`[profile ${name}]`, `endpoint_url = ${endpoint.url}`, ...lines].join('\n');
    const keys = ({ accessKeyId, secretAccessKey }: typeof network) => [
      `aws_access_key_id = ${accessKeyId}`,
      `aws_secret_access_key = ${secretAccessKey}`,
    ];
    await writeFile(
      files.configFile,
      [
        section('base', ...keys(network)),
        section('mfa', `role_arn = ${role.roleArn}`, 'source_profile = base', `mfa_serial = ${device}`),
        section('plain', ...keys(workload)),
      ].join('\n'),
    );
    asked = 0;
    answer = rightCode;
    whenAsked = () => undefined;
    profiles = profileStoreOf(files);
    const mfaCode = () =>
      inventories.whileAsking(() => {
        asked += 1;
        whenAsked();
        return answer();
      });
    const sdk = Promise.resolve(createSdk({ mfaCode }, writing(), {}));
    sessions = new SessionStore(profiles, () => sdk);
    inventories = new InventoryStore(sessions);
    identities = new IdentityStore(profiles, () => sdk);
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Opens the region of the profile that needs a code, enters a wrong one, and cancels the next prompt. */
  const openWithWrongCode = async () => {
    answer = () => Promise.resolve(asked === 1 ? '000000' : undefined);
    const failed = once(inventories, 'failed');
    await inventories.open(withMfa);
    await failed;
    equal(inventories.current(withMfa)?.failure?.kind, 'mfa');
    equal(asked, 2);
    asked = 0;
    answer = rightCode;
  };

  it('is not caused by a write through another profile: what could not be read is not read again', async () => {
    await openWithWrongCode();
    await inventories.open(plain);
    await inventories.sweep(plain);
    const before = inventories.current(withMfa);
    const again = once(inventories, 'read');
    inventories.reread(REGION);
    deepEqual(await again, [plain]);
    equal(asked, 0);
    equal(inventories.current(withMfa), before);
  });

  /** Ends everything that was opened with a code: AWS rejects the role's keys and those of the device's session. */
  const endSessions = async (readAgain: () => void) => {
    await endpoint.control('POST', 'faults', {
      ...{ fault: 'error', status: 400, code: 'ExpiredTokenException', message: 'expired', times: 1_000 },
    });
    for (let time = 0; time < 2; time += 1) {
      const failed = once(inventories, 'failed');
      readAgain();
      await failed;
    }
    await endpoint.control('DELETE', 'faults');
  };

  it('is not caused by a write if a region was read before and its session has ended', async () => {
    await inventories.open(withMfa);
    const { connections } = await inventories.sweep(withMfa);
    equal(asked, 1);
    await endSessions(() => inventories.reread(REGION));
    const failed = once(inventories, 'failed');
    inventories.reread(REGION);
    await failed;
    const now = inventories.current(withMfa);
    equal(now?.failure?.message, 'MFA code needed.');
    equal(now.sweep.connections, connections, 'what was read stays');
    equal(asked, 1);
  });

  it('is not caused by anything else in the background', async () => {
    await openWithWrongCode();
    const names = new LocationNames(sessions);
    names.nameOf(withMfa, 'EqDC2');
    equal(await identities.identify('mfa'), undefined);
    await rejects(inventories.sweep(another, undefined, { wasAsked: false }), {
      kind: 'mfa',
      message: 'MFA code needed.',
    });
    // The rows are drawn again, as for a filter, another grouping or another region.
    for (let time = 0; time < 3; time += 1) equal((await inventories.open(withMfa)).failure?.kind, 'mfa');
    // The shared files change, or somebody signs in elsewhere.
    for (const change of [() => profiles.refresh(), () => inventories.refresh(withMfa, false)]) {
      const failed = once(inventories, 'failed');
      change();
      await failed;
      equal(inventories.current(withMfa)?.failure?.message, 'MFA code needed.');
    }
    equal(asked, 0);
  });

  it('is not caused by polling a virtual interface, or by redrawing earlier rows', async () => {
    await inventories.open(withMfa);
    const { virtualInterfaces } = await inventories.sweep(withMfa);
    ok(virtualInterfaces.some(({ virtualInterfaceState }) => virtualInterfaceState === 'confirming'));
    await endSessions(() => inventories.reread(REGION));
    inventories.refresh(withMfa, false);
    await once(inventories, 'failed');
    const timer = new ManualTimer();
    const following = new Following(sessions, new TestMemento(), timer);
    new OpenPlaces(inventories, () => Promise.resolve(following)).setVisible(true);
    await timer.waiting();
    const session = await sessions.session(withMfa);
    timer.pass();
    // The poll has begun before this call, which shares its attempt to get credentials.
    await rejects(session.background.virtualInterfaces({ connectionId: 'dxcon-1' }), {
      message: 'MFA code needed.',
    });
    following.dispose();
    equal(asked, 1);
  });

  it('is not caused by an awaited notification, which arrives once a code was entered', async () => {
    const { virtualInterfaces } = await inventories.sweep(plain);
    const available = virtualInterfaces.find(
      ({ virtualInterfaceState, connectionId, ownerAccount }) =>
        virtualInterfaceState === 'available' && connectionId && ownerAccount,
    );
    const id = available?.virtualInterfaceId ?? '';
    const timer = new ManualTimer();
    const following = new Following(sessions, new TestMemento(), timer);
    following.await({ place: withMfa, kind: 'virtualInterface', id, state: 'pending', isKept: true });
    for (const wait of [5_000, 7_500]) {
      deepEqual(timer.milliseconds, [wait]);
      timer.pass();
      await timer.waiting();
    }
    equal(asked, 0);
    await inventories.open(withMfa);
    await inventories.sweep(withMfa);
    equal(asked, 1);
    const arrived = once(following, 'arrived');
    timer.pass();
    await arrived;
    equal(asked, 1);
    following.dispose();
  });

  it('appears when the user opens a region that is known to need a code', async () => {
    await rejects(inventories.sweep(withMfa, undefined, { wasAsked: false }), {
      message: 'MFA code needed.',
    });
    equal(asked, 0);
    await inventories.open(withMfa);
    ok((await inventories.sweep(withMfa)).connections.length > 0);
    equal(asked, 1);
  });

  it('is shown on Retry and Refresh', async () => {
    await openWithWrongCode();
    answer = () => Promise.resolve(undefined);
    for (const [time, byHand] of [
      () => inventories.refresh(withMfa),
      () => profiles.refresh(true),
    ].entries()) {
      const failed = once(inventories, 'failed');
      byHand();
      await failed;
      equal(asked, 1 + time);
    }
  });

  it('appears when the user asks for the account of a chosen profile', async () => {
    equal(await identities.identify('mfa'), undefined);
    equal(asked, 0);
    equal((await identities.identifyChosen('mfa'))?.accountId, endpoint.accounts[0]?.accountId);
    equal(asked, 1);
  });

  it('appears for a user who opens a region that is being read in the background', async () => {
    const quiet = inventories.sweep(withMfa, undefined, { wasAsked: false });
    const byHand = inventories.sweep(withMfa);
    await rejects(quiet, { message: 'MFA code needed.' });
    ok((await byHand).connections.length > 0);
    equal(asked, 1);
  });

  it('does not delay any row, of its own region or of others', async () => {
    const give = stillThinking();
    const isAsked = new Promise<void>((resolve) => (whenAsked = resolve));
    const opening = inventories.open(withMfa);
    await isAsked;
    const waiting = await opening;
    deepEqual([waiting.reading, waiting.readAt, waiting.failure], [true, undefined, undefined]);
    // Everything that is open is drawn again while the prompt is open.
    ok((await inventories.open(withMfa)).reading);
    const others = inventories.open(plain);
    ok(await others);
    const came = once(inventories, 'change');
    await inventories.sweep(plain);
    // The rows appear by themselves once the prompt is answered.
    await came;
    const drawn = new Promise<void>((resolve) => {
      inventories.on('change', (place) => {
        if (place?.profile === 'mfa' && inventories.current(withMfa)?.readAt !== undefined) resolve();
      });
    });
    give(await rightCode());
    await drawn;
    ok((await inventories.open(withMfa)).sweep.connections.length > 0);
    equal(asked, 1);
  });

  it('is reported in the region when it is not answered', async () => {
    const give = stillThinking();
    const isAsked = new Promise<void>((resolve) => (whenAsked = resolve));
    const opening = inventories.open(withMfa);
    await isAsked;
    await opening;
    const drawn = once(inventories, 'change');
    give(undefined);
    await drawn;
    equal((await inventories.open(withMfa)).failure?.message, 'No MFA code was entered.');
  });

  it('is not closed by a write while it is open, and the read after it includes the write’s effect', async () => {
    const give = stillThinking();
    const isAsked = new Promise<void>((resolve) => (whenAsked = resolve));
    const opening = inventories.open(withMfa);
    await isAsked;
    await opening;
    inventories.reread(REGION);
    give(await rightCode());
    ok((await inventories.sweep(withMfa)).connections.length > 0);
    equal(asked, 1);
  });
});
