import type { ProfileStore } from '../../../../src/aws/profiles/profileStore';
import { profileStoreOf } from '../../../support/profileStore';
import { writing } from '../../../support/writing';
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSdk } from '../../../../src/aws/sdk';
import type { Sdk, Session } from '../../../../src/aws/session/session';
import { startEndpoint } from '../../../support/endpoint';
import type { TestEndpoint } from '../../../support/endpoint';
import { connect } from '../../../support/sdk';
import { allocate, confirm, remove } from '../../../support/writes';

const REGION = 'us-east-1';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const OPERATOR = 'arn:aws:iam::111122223333:role/operator';
const READER = 'arn:aws:iam::444455556666:role/reader';
const MIDDLE = 'arn:aws:iam::111122223333:role/reader';

/** The clock of this machine is off, as programs here see it; the endpoint's is right. */
describe('with a clock that is off', () => {
  const { now } = Date;
  let endpoint: TestEndpoint;
  let folder: string;
  let store: ProfileStore;
  let asked: number;

  const turn = (milliseconds: number) => (Date.now = () => now() + milliseconds);
  const device = async () => {
    const { devices } = (await endpoint.control('GET', 'mfa')) as {
      devices: { serialNumber: string; code: string }[];
    };
    return devices[0] ?? { serialNumber: '', code: '' };
  };
  const newSdk = (): Sdk =>
    createSdk(
      {
        mfaCode: async () => {
          asked += 1;
          return (await device()).code;
        },
      },
      writing(),
      {},
    );
  const calls = async (operation: string) => (await endpoint.received(operation)).length;

  before(async () => {
    endpoint = await startEndpoint();
    const account = endpoint.accounts.find(({ name }) => name === 'demo-network');
    folder = await mkdtemp(join(tmpdir(), 'dx-clock-'));
    const configFile = join(folder, 'config');
    store = profileStoreOf({ configFile, credentialsFile: join(folder, 'credentials') });
    const { serialNumber } = await device();
    const profiles: Record<string, readonly string[]> = {
      mfa: [`role_arn = ${OPERATOR}`, 'source_profile = base', `mfa_serial = ${serialNumber}`],
      chained: [`role_arn = ${READER}`, 'source_profile = middle', `mfa_serial = ${serialNumber}`],
      middle: [`role_arn = ${MIDDLE}`, 'source_profile = base'],
      base: [
        `aws_access_key_id = ${account?.accessKeyId ?? ''}`,
        `aws_secret_access_key = ${account?.secretAccessKey ?? ''}`,
      ],
    };
    await writeFile(
      configFile,
      Object.entries(profiles)
        .flatMap(([name, lines]) => [`[profile ${name}]`, `endpoint_url = ${endpoint.url}`, ...lines])
        .join('\n'),
    );
  });
  after(async () => {
    await endpoint.stop();
    await rm(folder, { recursive: true });
  });
  beforeEach(async () => {
    asked = 0;
    await endpoint.control('DELETE', 'requests');
    await endpoint.control('DELETE', 'faults');
  });
  afterEach(() => (Date.now = now));

  const offsets = [16 * MINUTE, HOUR, 2 * HOUR, 11 * HOUR, DAY, 30 * DAY].flatMap((milliseconds) => [
    milliseconds,
    -milliseconds,
  ]);

  for (const off of offsets) {
    it(`by ${off / MINUTE} minutes, a code is asked for once, sent once, and used in every region`, async () => {
      turn(off);
      const sdk = newSdk();
      const profile = await store.get('mfa');
      for (const region of [REGION, 'eu-central-1']) {
        const { failures, connections } = await sdk.connect(profile, region).sweep();
        deepEqual([failures, connections.length > 0], [[], true]);
      }
      deepEqual([asked, await calls('GetSessionToken'), (await calls('AssumeRole')) <= 2], [1, 1, true]);
      const identity = await sdk.identify(profile);
      match(identity?.arn ?? '', /assumed-role\/operator/);
      equal(asked, 1);
    });
  }

  for (const off of [HOUR, -HOUR]) {
    it(`by ${off / MINUTE} minutes, a code that is used with temporary keys is sent once too`, async () => {
      turn(off);
      deepEqual(
        (
          await newSdk()
            .connect(await store.get('chained'), REGION)
            .sweep()
        ).failures,
        [],
      );
      equal(asked, 1);
      // The first role takes a second attempt, to learn the time; the one with the code does not.
      equal(await calls('AssumeRole'), 3);
    });
  }

  it('does not use up a code when AWS can’t be reached, or the keys are invalid', async () => {
    await endpoint.control('POST', 'faults', {
      ...{ operation: 'GetCallerIdentity', fault: 'error', status: 403, code: 'InvalidClientTokenId' },
      message: 'no',
    });
    await rejects(
      newSdk()
        .connect(await store.get('mfa'), REGION)
        .sweep(),
      { kind: 'credentials' },
    );
    deepEqual([asked, await calls('GetSessionToken')], [1, 0]);
  });

  it('sends the code when GetCallerIdentity is denied', async () => {
    await endpoint.control('POST', 'faults', {
      ...{ operation: 'GetCallerIdentity', fault: 'error', status: 403, code: 'AccessDenied' },
      message: 'no',
    });
    deepEqual(
      (
        await newSdk()
          .connect(await store.get('mfa'), REGION)
          .sweep()
      ).failures,
      [],
    );
  });

  const freeConnection = async (session: Session) => {
    const { connections } = await session.sweep();
    const free = connections.find(
      ({ connectionState, vlan, lagId }) => connectionState === 'available' && !vlan && !lagId,
    );
    return free?.connectionId ?? '';
  };
  const drifts: [string, readonly number[]][] = [
    ['jumps back into place', [HOUR, 0]],
    ['jumps back into place from behind', [-HOUR, 0]],
    ['is set wrong while it runs', [0, HOUR, -DAY]],
    ['jumps again and again', [20 * MINUTE, -20 * MINUTE, 3 * HOUR, 0, -6 * HOUR]],
  ];
  for (const [what, course] of drifts) {
    it(`that ${what}, no read or write reports the credentials`, async () => {
      const network = connect(endpoint.profile('demo-network'), REGION);
      const workload = connect(endpoint.profile('demo-workload'), REGION);
      const ownerAccount = endpoint.accounts.find(({ name }) => name === 'demo-workload')?.accountId ?? '';
      const connectionId = await freeConnection(network);
      const { gateways } = await workload.gateways();
      const [gateway] = gateways;
      ok(gateway);
      let vlan = 3000 + Math.floor(drifts.findIndex(([name]) => name === what) * 50);
      for (const off of course) {
        turn(off);
        deepEqual((await network.sweep()).failures, []);
        for (const write of [0, 1]) {
          vlan += 1;
          // From here on, each write is the first that its session sends at this time.
          turn(off + write * HOUR);
          const outcome = await allocate(network, {
            ...{ connectionId, ownerAccount },
            newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: `clock-${vlan}`, vlan, asn: 65010 },
          });
          ok(outcome.kind === 'done', outcome.kind);
          const id = outcome.result.virtualInterfaceId ?? '';
          equal((await confirm(workload, id, gateway)).kind, 'done');
          turn(off - write * HOUR);
          deepEqual(await remove(network, id), { kind: 'done', result: true });
        }
      }
      const writes = ['AllocatePrivateVirtualInterface', 'ConfirmPrivateVirtualInterface'];
      for (const operation of [...writes, 'DeleteVirtualInterface']) {
        equal(await calls(operation), course.length * 2, `${operation}: one POST each`);
      }
    });
  }
});
