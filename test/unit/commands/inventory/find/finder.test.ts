import { deepEqual, equal, ok } from 'node:assert/strict';
import { once } from 'node:events';
import { mock } from 'node:test';
import { InventoryStore } from '../../../../../src/aws/inventory/store';
import { SessionStore } from '../../../../../src/aws/session/sessionStore';
import { Finder } from '../../../../../src/commands/inventory/find/finder';
import { startEndpoint } from '../../../../support/endpoint';
import type { TestEndpoint } from '../../../../support/endpoint';
import { sdk } from '../../../../support/sdk';
import { profileStoreOf } from '../../../../support/profileStore';

const NO_FILES = { configFile: '/nowhere/config', credentialsFile: '/nowhere/credentials' };
const REGIONS = ['us-east-1', 'eu-central-1', 'ap-southeast-2'];

describe('the finder', () => {
  let endpoint: TestEndpoint;
  let inventories: InventoryStore;
  const wanted = () => true;
  const places = (mayBeAsked = true) =>
    ['demo-network', 'demo-workload'].flatMap((profile) =>
      REGIONS.map((region) => ({ profile, region, mayBeAsked })),
    );

  before(async () => {
    endpoint = await startEndpoint();
  });
  after(() => endpoint.stop());
  beforeEach(async () => {
    await endpoint.control('POST', 'reset');
    await endpoint.control('DELETE', 'faults');
    await endpoint.control('DELETE', 'requests');
    const profiles = profileStoreOf(NO_FILES);
    profiles.setAdded(Promise.resolve([endpoint.profile('demo-network'), endpoint.profile('demo-workload')]));
    inventories = new InventoryStore(new SessionStore(profiles, () => Promise.resolve(sdk)));
  });

  it('finds in places that nobody opened, and reads each once', async () => {
    const all = (await inventories.sweep({ profile: 'demo-network', region: 'us-east-1' })).virtualInterfaces;
    const finder = new Finder(inventories, places());
    await finder.read(new AbortController().signal);
    equal(finder.answered, 6);
    equal((await endpoint.received('DescribeVirtualInterfaces')).length, 6);
    const matches = await finder.find(
      all.map(({ virtualInterfaceId = '' }) => virtualInterfaceId)[0] ?? '',
      10,
      wanted,
    );
    const where = matches?.best.flatMap((found) => found.places) ?? [];
    ok(where.some(({ profile, region }) => profile === 'demo-network' && region === 'us-east-1'));
    const everything = await finder.find('', 5, wanted);
    equal(everything?.best.length, 5);
    ok(everything.count >= all.length);
  });

  it('reports once why regions fail, and finds in the others', async () => {
    const [account] = endpoint.accounts;
    await endpoint.control('POST', 'faults', {
      account: account?.accountId,
      times: 100,
      fault: 'error',
      status: 400,
      code: 'AccessDeniedException',
      message: 'no',
    });
    const finder = new Finder(inventories, places());
    await finder.read(new AbortController().signal);
    const [cause, ...others] = finder.unsearched;
    ok(cause);
    equal(cause.places.length, 3);
    ok(cause.message.includes('Describe'));
    for (const { places: failed } of others) equal(failed.length, 3);
    ok(((await finder.find('', 5, wanted))?.count ?? 0) > 0);
  });

  it('shows the others while a region hangs, and ends at once when it is cancelled', async () => {
    await endpoint.control('POST', 'faults', {
      region: 'us-east-1',
      operation: 'DescribeConnections',
      times: 100,
      fault: 'hang',
    });
    const ended = new AbortController();
    const finder = new Finder(inventories, places());
    const reading = finder.read(ended.signal);
    while (finder.answered < 4) await once(finder, 'change');
    ok(((await finder.find('', 5, wanted))?.count ?? 0) > 0);
    ended.abort();
    await reading;
    equal(finder.answered, 4);
    equal(inventories.current({ profile: 'demo-network', region: 'us-east-1' })?.reading ?? false, false);
  });

  it('does not read a region that could prompt, and searches what was read there before', async () => {
    await inventories.sweep({ profile: 'demo-network', region: 'us-east-1' });
    await endpoint.control('DELETE', 'requests');
    const finder = new Finder(inventories, places(false));
    await finder.read(new AbortController().signal);
    deepEqual(await endpoint.received('DescribeVirtualInterfaces'), []);
    equal(finder.leftOut.length, 5);
    ok(((await finder.find('', 5, wanted))?.count ?? 0) > 0);
  });

  it('uses what was read before, and knows how much remains to be read', async () => {
    await inventories.sweep({ profile: 'demo-network', region: 'us-east-1' });
    await endpoint.control('DELETE', 'requests');
    const finder = new Finder(inventories, places());
    await finder.recall(new AbortController().signal);
    deepEqual([finder.isReading, finder.unread, finder.answered], [false, 5, 0]);
    ok(((await finder.find('', 5, wanted))?.count ?? 0) > 0);
    deepEqual(await endpoint.received('DescribeVirtualInterfaces'), []);
    await finder.read(new AbortController().signal);
    deepEqual([finder.isReading, finder.answered], [true, 6]);
    equal((await endpoint.received('DescribeVirtualInterfaces')).length, 5);
  });

  it('finds what several profiles see once, by the text of any of them, and names their places', async () => {
    const profiles = profileStoreOf(NO_FILES);
    const copies = ['one', 'two'].map((name) => endpoint.profile('demo-network', { name }));
    profiles.setAdded(Promise.resolve([...copies, endpoint.profile('demo-workload')]));
    const store = new InventoryStore(new SessionStore(profiles, () => Promise.resolve(sdk)));
    const searched = ['demo-workload', 'one', 'two'].map((profile) => ({
      ...{ profile, region: 'us-east-1', mayBeAsked: true },
    }));
    const finder = new Finder(store, searched);
    await finder.read(new AbortController().signal);
    const hosted = (await store.sweep({ profile: 'demo-workload', region: 'us-east-1' })).virtualInterfaces;
    const all = (await store.sweep({ profile: 'one', region: 'us-east-1' })).virtualInterfaces;
    const ids = new Set([...hosted, ...all].map(({ virtualInterfaceId }) => virtualInterfaceId));
    const everything = await finder.find('', 1_000, wanted);
    equal(everything?.count, ids.size);
    const id = all.find((one) =>
      hosted.some(({ virtualInterfaceId }) => virtualInterfaceId === one.virtualInterfaceId),
    )?.virtualInterfaceId;
    for (const typed of [id ?? '', `${id ?? ''} two`, `${id ?? ''} workload`]) {
      const matches = await finder.find(typed, 10, wanted);
      const [found, ...others] = matches?.best ?? [];
      deepEqual(
        [matches?.count, others, found?.virtualInterface.virtualInterfaceId, found?.places],
        [1, [], id, searched],
      );
      // The connection's account sees its name, the other one does not.
      ok(typed.endsWith('workload') || found?.connectionName, typed);
    }
    equal((await finder.find(`${id ?? ''} three`, 10, wanted))?.count, 0);
  });

  it('abandons a search when something else is typed', async () => {
    const finder = new Finder(inventories, places());
    await finder.read(new AbortController().signal);
    equal(await finder.find('', 5, () => false), undefined);
  });

  it('does not block the extension host, even with many places of few rows', async () => {
    const finder = new Finder(inventories, places());
    await finder.read(new AbortController().signal);
    // The time advances by a second each time it is read.
    let clock = 0;
    const now = mock.method(performance, 'now', () => (clock += 1_000));
    let asked = 0;
    try {
      await finder.find('', 5, () => {
        asked += 1;
        return true;
      });
    } finally {
      now.mock.restore();
    }
    // What both accounts see is one virtual interface, but two rows to search.
    const found = (await finder.find('', 1_000, wanted))?.best ?? [];
    const rows = found.flatMap((one) => one.places).length;
    ok(rows >= 16, `${rows} rows`);
    // Once at the end of each of the two passes, and once after every sixteen rows of either, whatever their places.
    equal(asked, 2 + Math.floor(rows / 16) + Math.floor(found.length / 16));
  });
});
