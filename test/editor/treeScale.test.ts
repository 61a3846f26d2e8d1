import { deepEqual, equal, ok } from 'node:assert/strict';
import { once } from 'node:events';
import { sdk } from '../support/sdk';
import { IdentityStore } from '../../src/aws/identity/identityStore';
import { InventoryStore } from '../../src/aws/inventory/store';
import { SessionStore } from '../../src/aws/session/sessionStore';
import { Choices } from '../../src/views/connections/choices';
import type { Node } from '../../src/views/tree/node';
import { ConnectionsProvider } from '../../src/views/connections/provider';
import { ViewOptions } from '../../src/views/connections/viewOptions';
import type { TreeProvider } from '../../src/views/tree/treeProvider';
import type { TestEndpoint } from '../support/endpoint';
import { TestMemento } from '../support/memento';
import { REGION, startTestEndpoint } from './support';
import { profileStoreOf } from '../support/profileStore';

const PLACE = { profile: 'demo-network', region: REGION };
const VIFS = 1_500;
const CONNECTIONS = 3;

describe('the tree of a large region', () => {
  let endpoint: TestEndpoint;
  let inventories: InventoryStore;
  let identities: IdentityStore;
  let options: ViewOptions;
  let provider: ConnectionsProvider;
  let tree: TreeProvider;

  const contextOf = (node: Node) => tree.getTreeItem(node).contextValue;
  const regionRow = async () => {
    const [profile] = await tree.getChildren();
    const regions = await tree.getChildren(profile);
    const row = regions.find(({ place }) => place?.region === REGION);
    ok(row);
    return row;
  };
  const firstConnection = async () => {
    const [row] = await tree.getChildren(await regionRow());
    ok(row);
    return row;
  };

  before(async () => {
    endpoint = await startTestEndpoint([
      '--connections',
      String(CONNECTIONS),
      '--vifs',
      String(VIFS),
      '--latency',
      '10',
    ]);
  });
  after(() => endpoint.stop());
  beforeEach(async () => {
    await endpoint.control('DELETE', 'requests');
    const profiles = profileStoreOf({
      configFile: '/nowhere/config',
      credentialsFile: '/nowhere/credentials',
    });
    const sessions = new SessionStore(profiles, () => Promise.resolve(sdk));
    const identity = {
      accountId: '111122223333',
      arn: 'arn:aws:iam::111122223333:user/network',
      alias: 'network',
    };
    identities = new IdentityStore(profiles, () =>
      Promise.resolve({ ...sdk, identify: () => Promise.resolve(identity) }),
    );
    inventories = new InventoryStore(sessions);
    inventories.on('read', ({ profile }) => void identities.identify(profile));
    options = new ViewOptions(new TestMemento());
    const choices = new Choices(new TestMemento(), () => []);
    provider = new ConnectionsProvider({ profiles, sessions, inventories, identities, choices, options });
    ({ tree } = provider);
    profiles.setAdded(Promise.resolve([endpoint.profile('demo-network')]));
  });
  afterEach(() => provider.dispose());

  it('shows rows before the last page arrives, and what it waits for', async () => {
    const rows = await tree.getChildren(await regionRow());
    ok(inventories.current(PLACE)?.reading);
    equal(rows.at(-1) && contextOf(rows.at(-1) as Node), 'loading');
    ok((await endpoint.received('DescribeVirtualInterfaces')).length < VIFS / 100);
    await inventories.sweep(PLACE);
    const whole = await tree.getChildren(await regionRow());
    ok(!whole.some((node) => contextOf(node) === 'loading'));
  });

  it('asks for no more pages of a region that was collapsed, and reads it when it is expanded again', async () => {
    const here = await regionRow();
    await tree.getChildren(here);
    tree.collapsed(here);
    equal(inventories.current(PLACE), undefined);
    const changed: unknown[] = [];
    tree.onDidChangeTreeData((node) => changed.push(node));
    tree.expanded(here);
    deepEqual(changed, [here]);
    await tree.getChildren(here);
    ok(inventories.current(PLACE));
    await inventories.sweep(PLACE);
  });

  it('shows 200 rows of a connection, and 200 more when asked', async () => {
    await inventories.sweep(PLACE);
    const connection = await firstConnection();
    const first = await tree.getChildren(connection);
    equal(first.length, 201);
    const more = first.at(-1);
    ok(more);
    equal(contextOf(more), 'loadMore');
    const changed: unknown[] = [];
    tree.onDidChangeTreeData((node) => changed.push(node));
    const loaded: Node[] = [];
    tree.onDidLoadMore((node) => loaded.push(node));
    await more.more?.();
    deepEqual(changed, [connection]);
    const second = await tree.getChildren(connection);
    equal(second.length, 401);
    deepEqual(
      loaded.map(({ id }) => id),
      [second[200]?.id],
    );
    deepEqual(
      second.slice(0, 200).map(({ id }) => id),
      first.slice(0, 200).map(({ id }) => id),
    );
  });

  it('finds a row that is on a later page', async () => {
    const { virtualInterfaces } = await inventories.sweep(PLACE);
    const last = virtualInterfaces.at(-1)?.virtualInterfaceId ?? '';
    const node = await provider.find(PLACE, last);
    ok(node?.id.endsWith(`/${last}`));
  });

  it('announces only the rows whose virtual interfaces changed', async () => {
    await inventories.sweep(PLACE);
    const rows = await tree.getChildren(await firstConnection());
    const row = rows[3] as Node;
    const changed: unknown[] = [];
    tree.onDidChangeTreeData((node) => changed.push(node));
    const hidden = { virtualInterfaceId: 'dxvif-hidden' };
    inventories.emit('updated', PLACE, [{ ...row.subject?.resource, virtualInterfaceState: 'down' }, hidden]);
    equal(changed.length, 1);
    equal(changed[0], row);
    ok(contextOf(row)?.endsWith('.down'));
    inventories.emit('updated', PLACE, [hidden]);
    equal(changed.length, 1);
  });

  it('does not hold more rows after it was drawn again and again', async () => {
    await inventories.sweep(PLACE);
    const draw = async () => {
      const connection = await firstConnection();
      await tree.getChildren(connection);
      return connection;
    };
    await draw();
    const { size } = tree;
    const connection = await draw();
    equal(tree.size, size);
    tree.collapsed(connection);
    equal(tree.size, size - 201);
  });

  it('shows what a filter leaves, and says how many', async () => {
    await inventories.sweep(PLACE);
    await options.setFilter('tenant-000007');
    const rows = await tree.getChildren(await regionRow());
    equal(rows.length, 1);
    const below = await tree.getChildren(rows[0]);
    equal(below.length, 1);
    const { all, shown } = provider.filtered();
    deepEqual([shown, all], [1, VIFS]);
    await options.setFilter('');
    equal((await tree.getChildren(await regionRow())).length, CONNECTIONS);
  });

  it('puts profiles below their account, and connections below their location', async () => {
    await options.setGrouping('account');
    equal((await tree.getChildren()).map(contextOf)[0], 'profile');
    const known = once(identities, 'change');
    await tree.getChildren(await regionRow());
    await known;
    const [account] = await tree.getChildren();
    ok(account);
    equal(tree.getTreeItem(account).label, '111122223333 (network)');
    await options.setGrouping('location');
    await inventories.sweep(PLACE);
    const rows = await tree.getChildren(await regionRow());
    deepEqual(new Set(rows.map(contextOf)), new Set(['location']));
  });

  it('redraws nothing when the account of a profile becomes known, unless grouped by account', async () => {
    await tree.getChildren(await regionRow());
    await inventories.sweep(PLACE);
    const changed: unknown[] = [];
    tree.onDidChangeTreeData((node) => changed.push(node));
    identities.emit('change', PLACE.profile);
    deepEqual(changed, []);
    await options.setGrouping('account');
    changed.length = 0;
    identities.emit('change', PLACE.profile);
    deepEqual(changed, [undefined]);
  });

  it('marks a region that shows an earlier read', async () => {
    await inventories.sweep(PLACE);
    const here = await regionRow();
    await tree.getChildren(here);
    equal(tree.getTreeItem(here).description, 'N. Virginia');
    inventories.reread(REGION);
    ok(String(tree.getTreeItem(here).description).includes('refreshing…'));
    await inventories.sweep(PLACE);
    equal(tree.getTreeItem(here).description, 'N. Virginia');
  });
});
