import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mock } from 'node:test';
import { deleteVirtualInterface } from '../../../../src/aws/operations/deleteVirtualInterface';
import { readProfiles } from '../../../../src/aws/profiles/readProfiles';
import type { Sdk, Session } from '../../../../src/aws/session/session';
import { answering } from '../../../support/answering';
import type { AnsweringServer, Given } from '../../../support/answering';
import { sdkOf } from '../../../support/sdk';

const REGION = 'us-east-1';
const DELETE = 'DeleteVirtualInterface';
const LIST = 'DescribeVirtualInterfaces';
const WHO = 'GetCallerIdentity';
const ID = 'dxvif-1';
const ONE = '111122223333';
const OTHER = '444455556666';

const json = (body: object, status = 200): Given => ({ status, body: JSON.stringify(body) });
const gone = json(
  { __type: 'DirectConnectClientException', message: `Could not find VirtualInterface ${ID}` },
  400,
);
const there = json({ virtualInterfaces: [{ virtualInterfaceId: ID, virtualInterfaceState: 'available' }] });
const identity = (account: string): Given => ({
  headers: { 'content-type': 'text/xml' },
  body: `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>${account}</Account><Arn>arn:aws:iam::${account}:user/x</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>`,
});

/**
 * Many tools write the keys of the account that the user chose last to the same profile: the profile stays the same,
 * but the account does not.
 */
describe('a profile whose keys are replaced with those of another account', () => {
  let server: AnsweringServer;
  let folder: string;
  let sdk: Sdk;
  let session: Session;
  /** Called before an operation is answered. */
  let during: (operation: string) => void = () => undefined;
  /** The answer to a deletion in the account that has the virtual interface. */
  let toDelete: Given;

  const keysOf = (account: string, turn = 1) => `AKIA${turn}OF${account}`;
  const put = (keys: string) =>
    writeFileSync(
      join(folder, 'credentials'),
      `[p]\naws_access_key_id = ${keys}\naws_secret_access_key = ${keys.toLowerCase()}\n`,
    );
  /** Opens the profile as the files have it now. */
  const open = async () => {
    const files = { configFile: join(folder, 'config'), credentialsFile: join(folder, 'credentials') };
    const { profiles } = await readProfiles(files);
    const [profile] = profiles;
    ok(profile);
    sdk = sdkOf();
    session = sdk.connect(profile, REGION);
    await sdk.identify(profile);
  };
  /** The operations received, each with the access key that signed it. */
  const received = () =>
    server.received.map(({ headers, body }, index) => [
      body.includes(WHO) ? WHO : server.asked[index],
      /Credential=(\w+)/.exec(headers.authorization ?? '')?.[1],
    ]);
  const keysFor = (operation: string) =>
    received().flatMap(([name, keys]) => (name === operation ? [keys] : []));
  const remove = (account?: string) =>
    session.write(deleteVirtualInterface, { virtualInterfaceId: ID }, { account });

  before(async () => {
    server = await answering((asked) => {
      const [operation = asked, keys = ''] = received().at(-1) ?? [];
      during(operation);
      if (asked === '/') return operation === WHO ? identity(keys.slice(-12)) : json({}, 403);
      if (keys.endsWith(OTHER)) return gone;
      return operation === DELETE ? toDelete : there;
    });
  });
  after(() => server.stop());
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dx-other-account-'));
    writeFileSync(join(folder, 'config'), `[profile p]\nregion = ${REGION}\nendpoint_url = ${server.url}\n`);
    put(keysOf(ONE));
    server.received.length = server.asked.length = 0;
    during = () => undefined;
    toDelete = json({ virtualInterfaceState: 'deleting' });
    await open();
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is always read with the current keys', async () => {
    await session.virtualInterfaces({ connectionId: 'dxcon-1' });
    put(keysOf(ONE, 2));
    await session.virtualInterfaces({ connectionId: 'dxcon-1' });
    await session.background.virtualInterfaces({ connectionId: 'dxcon-1' });
    deepEqual(keysFor(LIST), [keysOf(ONE), keysOf(ONE, 2), keysOf(ONE, 2)]);
  });

  it('is not read for what is in the account before, until that one is back', async () => {
    const before = session.backgroundIn(ONE);
    put(keysOf(OTHER));
    await rejects(before.virtualInterfaces({ virtualInterfaceId: ID }), {
      kind: 'otherAccount',
      message: `Profile p now uses account ${OTHER} instead of account ${ONE}.`,
    });
    deepEqual(keysFor(LIST), []);
    put(keysOf(ONE, 2));
    equal((await before.virtualInterfaces({ virtualInterfaceId: ID })).length, 1);
  });

  it('gets a write and what is read for it signed with the same keys', async () => {
    // Even if the session was used with other keys before.
    await session.virtualInterfaces({ connectionId: 'dxcon-1' });
    put(keysOf(ONE, 2));
    during = (operation) => {
      if (operation === LIST) put(keysOf(OTHER));
    };
    toDelete = json({}, 500);
    const outcome = await remove();
    equal(outcome.kind, 'unknown');
    deepEqual(
      received()
        .slice(-3)
        .map(([operation, keys]) => [operation, keys]),
      [
        [LIST, keysOf(ONE, 2)],
        [DELETE, keysOf(ONE, 2)],
        [LIST, keysOf(ONE, 2)],
      ],
    );
  });

  it('gets no write that was chosen in the account before', async () => {
    put(keysOf(OTHER));
    const outcome = await remove(ONE);
    ok(outcome.kind === 'notSent', outcome.kind);
    equal(outcome.failure.kind, 'profile');
    ok(outcome.failure.message.includes(OTHER) && outcome.failure.message.includes(ONE));
    deepEqual(keysFor(DELETE), []);
  });

  it('gets a write if the new keys are of the same account', async () => {
    put(keysOf(ONE, 2));
    equal((await remove(ONE)).kind, 'done');
    deepEqual(keysFor(DELETE), [keysOf(ONE, 2)]);
    // Their account was requested only once.
    equal((await remove(ONE)).kind, 'done');
    deepEqual(keysFor(WHO), [keysOf(ONE), keysOf(ONE, 2)]);
  });

  it('proves nothing about an earlier write, since the other account would not show it', async () => {
    toDelete = json({}, 500);
    const outcome = await remove(ONE);
    ok(outcome.kind === 'unknown' && outcome.checked);
    put(keysOf(OTHER));
    const later = await session.checkAgain(deleteVirtualInterface, outcome.record);
    ok(later.kind === 'unknown' && !later.checked, later.kind);
    equal(later.failure?.kind, 'profile');
    put(keysOf(ONE, 2));
    toDelete = json({ virtualInterfaceState: 'deleting' });
    const again = await session.checkAgain(deleteVirtualInterface, outcome.record);
    ok(again.kind === 'unknown' && again.checked);
  });

  it('proves nothing about it either if that happens while the account is requested', async () => {
    toDelete = json({}, 500);
    const outcome = await remove(ONE);
    ok(outcome.kind === 'unknown');
    put(keysOf(ONE, 2));
    during = (operation) => {
      if (operation === WHO) put(keysOf(OTHER));
    };
    const later = await session.checkAgain(deleteVirtualInterface, outcome.record);
    ok(later.kind === 'unknown' && later.checked, later.kind);
    deepEqual(keysFor(LIST).slice(-1), [keysOf(ONE, 2)]);
  });

  describe('while keys that expire are renewed', () => {
    /** What the profile's credential_process prints. */
    const print = (keys: string) =>
      writeFileSync(
        join(folder, 'keys.json'),
        JSON.stringify({
          ...{ Version: 1, AccessKeyId: keys, SecretAccessKey: keys.toLowerCase() },
          Expiration: new Date(Date.now() + 20 * 60_000),
        }),
      );
    /** Makes it print other keys from the answer to an operation on, when those in use are about to expire. */
    const printDuring = (wanted: string, keys: string) => {
      during = (operation) => {
        if (operation !== wanted) return;
        during = () => undefined;
        const now = Date.now() + 16 * 60_000;
        mock.method(Date, 'now', () => now);
        print(keys);
      };
    };

    beforeEach(async () => {
      rmSync(join(folder, 'credentials'));
      writeFileSync(
        join(folder, 'config'),
        `[profile p]\nregion = ${REGION}\nendpoint_url = ${server.url}\ncredential_process = cat ${join(folder, 'keys.json')}\n`,
      );
      print(keysOf(ONE));
      await open();
    });
    afterEach(() => mock.restoreAll());

    it('nothing is sent with those of another account', async () => {
      printDuring(LIST, keysOf(OTHER));
      const outcome = await remove();
      ok(outcome.kind === 'notSent', outcome.kind);
      match(outcome.failure.message, new RegExp(`changed from account ${ONE} to account ${OTHER}`));
      deepEqual([keysFor(LIST), keysFor(DELETE)], [[keysOf(ONE)], []]);
    });

    it('an outcome is not checked with those of another account', async () => {
      toDelete = json({}, 500);
      printDuring(DELETE, keysOf(OTHER));
      const outcome = await remove();
      ok(outcome.kind === 'unknown' && !outcome.checked, outcome.kind);
      deepEqual([keysFor(LIST), keysFor(DELETE)], [[keysOf(ONE)], [keysOf(ONE)]]);
    });

    it('those of the same account are used', async () => {
      toDelete = json({}, 500);
      printDuring(DELETE, keysOf(ONE, 2));
      const outcome = await remove();
      ok(outcome.kind === 'unknown' && outcome.checked, outcome.kind);
      deepEqual(keysFor(LIST), [keysOf(ONE), keysOf(ONE, 2)]);
    });
  });
});
