import { deepEqual, equal, ok } from 'node:assert/strict';
import { TreeItemCollapsibleState } from 'vscode';
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
import { sdk } from '../support/sdk';
import { REGION, startTestEndpoint } from './support';
import { profileStoreOf } from '../support/profileStore';

const NO_FILES = { configFile: '/nowhere/config', credentialsFile: '/nowhere/credentials' };
const PROFILE = 'demo-network';
const CONNECTION = 'ash-dc2-core-a';
const VIRTUAL_INTERFACE = 'prod-payments';

describe('the expanded rows of the tree', () => {
  let endpoint: TestEndpoint;
  let inventories: InventoryStore;
  let identities: IdentityStore;
  let options: ViewOptions;
  let provider: ConnectionsProvider;
  let tree: TreeProvider;

  /** The labels of all rows that the editor would draw, requested as it does: only below expanded rows. */
  const drawn = async (node?: Node): Promise<string[]> => {
    const rows: string[] = [];
    for (const child of await tree.getChildren(node)) {
      const { collapsibleState, label } = tree.getTreeItem(child);
      rows.push(typeof label === 'string' ? label : '');
      if (collapsibleState === TreeItemCollapsibleState.Expanded) rows.push(...(await drawn(child)));
    }
    return rows;
  };
  /** Finds a drawn row by the labels that lead to it. */
  const row = async (...path: string[]): Promise<Node> => {
    let node: Node | undefined;
    for (const label of path) {
      const children: Node[] = await tree.getChildren(node);
      node = children.find((child) => tree.getTreeItem(child).label === label);
      ok(node, `no ${label}`);
    }
    ok(node);
    return node;
  };
  const expand = async (...path: string[]) => {
    tree.expanded(await row(...path));
    await drawn();
  };
  const openConnection = async () => {
    await expand(PROFILE);
    await expand(PROFILE, REGION);
    await inventories.sweep({ profile: PROFILE, region: REGION });
    await identities.identify(PROFILE);
    await expand(PROFILE, REGION, CONNECTION);
  };
  const idOf = (node: Node) => tree.getTreeItem(node).id;

  before(async () => {
    endpoint = await startTestEndpoint();
  });
  after(() => endpoint.stop());
  beforeEach(async () => {
    await endpoint.control('POST', 'reset');
    await endpoint.control('DELETE', 'requests');
    const profiles = profileStoreOf(NO_FILES);
    profiles.setAdded(Promise.resolve([endpoint.profile(PROFILE), endpoint.profile('demo-workload')]));
    const load = () => Promise.resolve(sdk);
    const sessions = new SessionStore(profiles, load);
    inventories = new InventoryStore(sessions);
    identities = new IdentityStore(profiles, load);
    options = new ViewOptions(new TestMemento());
    const choices = new Choices(new TestMemento(), () => []);
    provider = new ConnectionsProvider({ profiles, sessions, inventories, identities, choices, options });
    ({ tree } = provider);
  });
  afterEach(() => provider.dispose());

  it('are none at first, and a filter expands nothing that was not read', async () => {
    await options.setFilter('bgp:down');
    deepEqual(await drawn(), [PROFILE, 'demo-workload']);
    await inventories.sweep({ profile: PROFILE, region: REGION });
    deepEqual(await drawn(), [PROFILE, 'demo-workload'], 'nobody opened that region in the tree');
    equal(provider.filtered().regions, 0);
  });

  it('include the rows that a filter leaves, with IDs that the editor does not remember as collapsed', async () => {
    await openConnection();
    tree.collapsed(await row(PROFILE));
    deepEqual(await drawn(), [PROFILE, 'demo-workload']);
    const before = idOf(await row(PROFILE));
    await endpoint.control('DELETE', 'requests');
    await options.setFilter('vlan:101');
    const rows = await drawn();
    ok(rows.includes(VIRTUAL_INTERFACE), rows.join(' | '));
    ok(idOf(await row(PROFILE)) !== before);
    equal(idOf(await row(PROFILE)), idOf(await row(PROFILE)));
    deepEqual(await endpoint.control('GET', 'requests'), { requests: [] });
    await options.setFilter('');
    deepEqual(await drawn(), [PROFILE, 'demo-workload']);
  });

  it('include a region that only a filter expanded, drawn from what was read before, however old', async () => {
    await openConnection();
    tree.collapsed(await row(PROFILE));
    await options.setFilter('vlan:101');
    await drawn();
    await endpoint.control('DELETE', 'requests');
    inventories.reread(REGION);
    ok((await drawn()).includes(VIRTUAL_INTERFACE));
    deepEqual(await endpoint.received('DescribeConnections'), []);
    // It is read when the user expands it.
    tree.collapsed(await row(PROFILE));
    tree.expanded(await row(PROFILE));
    await drawn();
    await inventories.sweep({ profile: PROFILE, region: REGION });
    equal((await endpoint.received('DescribeConnections')).length, 1);
  });

  it('are as before once a filter is cleared', async () => {
    await openConnection();
    const before = await drawn();
    await options.setFilter('no-such-name');
    deepEqual(await drawn(), [
      PROFILE,
      REGION,
      'Nothing in this region matches the filter',
      'eu-central-1',
      'ap-southeast-2',
      'demo-workload',
    ]);
    await options.setFilter('');
    deepEqual(await drawn(), before);

    tree.collapsed(await row(PROFILE, REGION, CONNECTION));
    const closed = await drawn();
    await options.setFilter('vlan:101');
    ok((await drawn()).includes(VIRTUAL_INTERFACE));
    await options.setFilter('');
    deepEqual(await drawn(), closed);
  });

  it('are as before once a filter is cleared, whatever was collapsed meanwhile', async () => {
    await openConnection();
    await options.setGrouping('location');
    await drawn();
    await options.setFilter('vlan:101');
    const region = [PROFILE, REGION];
    const before = await drawn();
    const [location] = await tree.getChildren(await row(...region));
    ok(location);
    tree.collapsed(location);
    ok(!(await drawn()).includes(CONNECTION));
    await options.setFilter('');
    const after = await drawn();
    for (const label of before) ok(after.includes(label), `${label} is not among ${after.join(' | ')}`);
    // Rows that were collapsed without a filter stay collapsed.
    tree.collapsed(await row(...region));
    const closed = await drawn();
    await options.setFilter('vlan:101');
    await drawn();
    await options.setFilter('');
    deepEqual(await drawn(), closed);
  });

  it('exclude what the user collapsed, until the filter changes', async () => {
    await openConnection();
    await options.setFilter('vlan:101');
    await drawn();
    tree.collapsed(await row(PROFILE, REGION, CONNECTION));
    ok(!(await drawn()).includes(VIRTUAL_INTERFACE));
    await options.setOrder('name');
    ok(!(await drawn()).includes(VIRTUAL_INTERFACE));
    await options.setFilter('vlan:101-102');
    ok((await drawn()).includes(VIRTUAL_INTERFACE));
  });

  for (const grouping of ['account', 'location'] as const) {
    it(`are the same when the tree is grouped by ${grouping}, and back`, async () => {
      await openConnection();
      const before = await drawn();
      await options.setGrouping(grouping);
      const grouped = await drawn();
      for (const label of before) ok(grouped.includes(label), `${label} is not among ${grouped.join(' | ')}`);
      await options.setGrouping('profile');
      deepEqual(await drawn(), before);
    });
  }

  it('are redrawn when something changes below a row that a filter expanded', async () => {
    await openConnection();
    tree.collapsed(await row(PROFILE, REGION, CONNECTION));
    await drawn();
    await options.setFilter('vlan:101');
    await drawn();
    await options.setFilter('');
    await expand(PROFILE, REGION, CONNECTION);
    const shown = await row(PROFILE, REGION, CONNECTION, VIRTUAL_INTERFACE);
    const changed: unknown[] = [];
    tree.onDidChangeTreeData((node) => changed.push(node));
    const place = { profile: PROFILE, region: REGION };
    inventories.emit('updated', place, [{ ...shown.subject?.resource, virtualInterfaceState: 'down' }]);
    equal(changed.length, 1);
    equal(changed[0], shown);
  });
});
