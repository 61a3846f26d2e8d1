import { equal, ok } from 'node:assert/strict';
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
const VIFS = 10_000;
const CONNECTIONS = 5;
/** How many rows a connection shows at first, and how many are added each time. */
const PAGE = 200;

describe('the tree of 10,000 virtual interfaces', () => {
  let endpoint: TestEndpoint;
  let inventories: InventoryStore;
  let provider: ConnectionsProvider;
  let tree: TreeProvider;

  const regionRow = async () => {
    const [profile] = await tree.getChildren();
    const row = (await tree.getChildren(profile)).find(({ place }) => place?.region === REGION);
    ok(row);
    return row;
  };
  const moreOf = (rows: readonly Node[]) =>
    rows.find((node) => tree.getTreeItem(node).contextValue === 'loadMore');

  before(async () => {
    endpoint = await startTestEndpoint(['--connections', String(CONNECTIONS), '--vifs', String(VIFS)]);
    const profiles = profileStoreOf({ configFile: '/nowhere/config', credentialsFile: '/nowhere/keys' });
    profiles.setAdded(Promise.resolve([endpoint.profile('demo-network')]));
    const load = () => Promise.resolve(sdk);
    const sessions = new SessionStore(profiles, load);
    inventories = new InventoryStore(sessions);
    provider = new ConnectionsProvider({
      profiles,
      sessions,
      inventories,
      identities: new IdentityStore(profiles, load),
      choices: new Choices(new TestMemento(), () => []),
      options: new ViewOptions(new TestMemento()),
    });
    ({ tree } = provider);
  });
  after(async () => {
    provider.dispose();
    await endpoint.stop();
  });

  it('shows the first rows before the last page arrives, pages through a connection, and keeps only visible rows', async () => {
    const here = await regionRow();
    ok((await tree.getChildren(here)).length > 0);
    ok((await endpoint.received('DescribeVirtualInterfaces')).length < VIFS / 100);
    await inventories.sweep(PLACE);
    const before = tree.size;
    const connections = await tree.getChildren(here);
    equal(connections.length, CONNECTIONS);
    const [connection] = connections;
    ok(connection);
    let rows = await tree.getChildren(connection);
    ok(tree.size <= before + CONNECTIONS + PAGE + 1, String(tree.size));
    for (let shown = PAGE; shown < VIFS / CONNECTIONS; shown += PAGE) {
      equal(rows.length, shown + 1);
      const more = moreOf(rows);
      ok(more);
      await more.more?.();
      rows = await tree.getChildren(connection);
    }
    equal(rows.length, VIFS / CONNECTIONS);
    equal(moreOf(rows), undefined);

    const changed: unknown[] = [];
    tree.onDidChangeTreeData((node) => changed.push(node));
    const row = rows.at(-1) as Node;
    inventories.emit('updated', PLACE, [{ ...row.subject?.resource, virtualInterfaceState: 'down' }]);
    equal(changed.length, 1);
    equal(changed[0], row);
    tree.collapsed(connection);
    ok(tree.size <= before + CONNECTIONS, String(tree.size));
  });

  it('finds the last of them', async () => {
    const { virtualInterfaces } = await inventories.sweep(PLACE);
    equal(virtualInterfaces.length, VIFS);
    const last = virtualInterfaces.at(-1)?.virtualInterfaceId ?? '';
    const node = await provider.find(PLACE, last);
    ok(node?.id.endsWith(`/${last}`));
  });
});
