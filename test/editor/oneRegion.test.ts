import { deepEqual, equal, ok } from 'node:assert/strict';
import { TreeItemCollapsibleState } from 'vscode';
import type { Profile } from '../../src/aws/profiles/profiles';
import { IdentityStore } from '../../src/aws/identity/identityStore';
import { InventoryStore } from '../../src/aws/inventory/store';
import { SessionStore } from '../../src/aws/session/sessionStore';
import { refreshRows } from '../../src/commands/inventory/refresh';
import { Choices } from '../../src/views/connections/choices';
import { ConnectionsProvider } from '../../src/views/connections/provider';
import { ViewOptions } from '../../src/views/connections/viewOptions';
import type { Node } from '../../src/views/tree/node';
import type { TreeProvider } from '../../src/views/tree/treeProvider';
import type { TestEndpoint } from '../support/endpoint';
import { TestMemento } from '../support/memento';
import { profileStoreOf } from '../support/profileStore';
import { sdk } from '../support/sdk';
import { REGION, startTestEndpoint } from './support';

const PROFILE = 'demo-network';
const CONNECTION = 'ash-dc2-core-a';
const VIRTUAL_INTERFACE = 'prod-payments';
const place = { profile: PROFILE, region: REGION };

describe('a profile with one region', () => {
  let endpoint: TestEndpoint;
  let profile: Profile;
  let inventories: InventoryStore;
  let identities: IdentityStore;
  let options: ViewOptions;
  let choices: Choices;
  let provider: ConnectionsProvider;
  let tree: TreeProvider;

  const item = (node: Node) => tree.getTreeItem(node);
  const labelOf = (node: Node) => {
    const { label } = item(node);
    return typeof label === 'string' ? label : '';
  };
  /** The labels of all rows that the editor would draw, requested as it does: only below expanded rows. */
  const drawn = async (node?: Node): Promise<string[]> => {
    const rows: string[] = [];
    for (const child of await tree.getChildren(node)) {
      rows.push(labelOf(child));
      if (item(child).collapsibleState === TreeItemCollapsibleState.Expanded)
        rows.push(...(await drawn(child)));
    }
    return rows;
  };
  const row = async (...path: string[]): Promise<Node> => {
    let node: Node | undefined;
    for (const label of path) {
      const children: Node[] = await tree.getChildren(node);
      node = children.find((child) => labelOf(child) === label);
      ok(node, `no ${label} among ${children.map(labelOf).join(', ')}`);
    }
    ok(node);
    return node;
  };
  const open = async () => {
    tree.expanded(await row(PROFILE));
    await drawn();
    await inventories.sweep(place);
  };

  before(async () => {
    endpoint = await startTestEndpoint();
  });
  after(() => endpoint.stop());
  beforeEach(async () => {
    await endpoint.control('POST', 'reset');
    await endpoint.control('DELETE', 'requests');
    profile = endpoint.profile(PROFILE, { regions: [REGION] });
    const profiles = profileStoreOf({
      configFile: '/nowhere/config',
      credentialsFile: '/nowhere/credentials',
    });
    profiles.setAdded(Promise.resolve([profile]));
    const load = () => Promise.resolve(sdk);
    const sessions = new SessionStore(profiles, load);
    inventories = new InventoryStore(sessions);
    identities = new IdentityStore(profiles, load);
    options = new ViewOptions(new TestMemento());
    choices = new Choices(new TestMemento(), () => []);
    provider = new ConnectionsProvider({ profiles, sessions, inventories, identities, choices, options });
    ({ tree } = provider);
  });
  afterEach(() => provider.dispose());

  it('has its connections directly below it and the region beside it, and reads nothing until it is opened', async () => {
    const here = await row(PROFILE);
    const { contextValue, description, collapsibleState, accessibilityInformation } = item(here);
    equal(contextValue, 'profile');
    equal(description, `${REGION} · N. Virginia · local endpoint`);
    equal(collapsibleState, TreeItemCollapsibleState.Collapsed);
    equal(accessibilityInformation?.label, `AWS profile ${PROFILE}, ${REGION}, N. Virginia, local endpoint`);
    deepEqual(await endpoint.control('GET', 'requests'), { requests: [] });
    await open();
    ok((await drawn()).includes(CONNECTION));
    // The IDs of rows do not depend on whether their region has a row.
    const port = await row(PROFILE, CONNECTION);
    ok(port.id.startsWith(`${PROFILE}/${REGION}/dxcon-`), port.id);
    const tooltip = here.getTooltip?.().value.replaceAll('\\', '') ?? '';
    for (const words of [`**${PROFILE}**`, `**Region** ${REGION} · N. Virginia`, '**Virtual interfaces** ']) {
      ok(tooltip.includes(words), tooltip);
    }
  });

  it('shows a failure below it, and is read again with Refresh', async () => {
    await endpoint.control('POST', 'faults', {
      operation: 'DescribeConnections',
      times: 1,
      fault: 'error',
      status: 400,
      code: 'AccessDeniedException',
      message: 'User is not authorized',
    });
    await open();
    const here = await row(PROFILE);
    const [failure] = await tree.getChildren(here);
    ok(failure);
    equal(item(failure).contextValue, 'failure.denied');
    deepEqual(failure.place, place);
    const changed: unknown[] = [];
    tree.onDidChangeTreeData((node) => changed.push(node));
    refreshRows(inventories, here);
    deepEqual(changed, [here]);
    await inventories.sweep(place);
    ok((await drawn()).includes(CONNECTION));
    equal((await endpoint.received('DescribeConnections')).length, 2);
  });

  it('shows the row of a resource that was found, and counts what is down', async () => {
    await tree.getChildren();
    const { virtualInterfaces } = await inventories.sweep(place);
    const id = virtualInterfaces.find(
      (one) => one.virtualInterfaceName === VIRTUAL_INTERFACE,
    )?.virtualInterfaceId;
    const node = await provider.find(place, id ?? '');
    ok(node);
    const path: string[] = [];
    for (let up: Node | undefined = node; up; up = tree.getParent(up)) path.unshift(labelOf(up));
    deepEqual(path, [PROFILE, CONNECTION, VIRTUAL_INTERFACE]);
    ok((provider.attention?.value ?? 0) > 0);
  });

  it('shows its account once that is known, even while nothing is open', async () => {
    const here = await row(PROFILE);
    const changed: unknown[] = [];
    tree.onDidChangeTreeData((node) => changed.push(node));
    await identities.identify(PROFILE);
    deepEqual(changed, [here]);
    ok(String(item(here).description).includes('111122223333 ('), String(item(here).description));
  });

  it('is expanded by a filter, and restored once the filter is cleared', async () => {
    await open();
    const before = await drawn();
    await options.setFilter('vlan:101');
    deepEqual(await drawn(), [PROFILE, CONNECTION, VIRTUAL_INTERFACE]);
    await options.setFilter('no-such-name');
    deepEqual(await drawn(), [PROFILE, 'Nothing in this region matches the filter']);
    await options.setFilter('');
    deepEqual(await drawn(), before);
    tree.collapsed(await row(PROFILE));
    await options.setFilter('vlan:101');
    deepEqual(await drawn(), [PROFILE, CONNECTION, VIRTUAL_INTERFACE]);
    await options.setFilter('');
    deepEqual(await drawn(), [PROFILE]);
  });

  it('stays open when it gets a second region, and when it loses that again', async () => {
    await open();
    tree.expanded(await row(PROFILE, CONNECTION));
    const before = await drawn();
    await choices.chooseRegions(profile, [REGION, 'eu-central-1']);
    const two = await drawn();
    deepEqual(two.slice(0, 2), [PROFILE, REGION]);
    ok(two.includes(VIRTUAL_INTERFACE) && two.at(-1) === 'eu-central-1', two.join(' | '));
    await choices.chooseRegions(profile, []);
    deepEqual(await drawn(), before);
  });

  it('reads nothing when another region is hidden, unless its own was open', async () => {
    await choices.chooseRegions(profile, [REGION, 'eu-central-1']);
    tree.expanded(await row(PROFILE));
    await drawn();
    await choices.chooseRegions(profile, []);
    deepEqual(await drawn(), [PROFILE]);
    await open();
    await choices.chooseRegions(profile, [REGION, 'eu-central-1']);
    tree.collapsed(await row(PROFILE));
    await choices.chooseRegions(profile, []);
    deepEqual(await drawn(), [PROFILE], 'the user collapsed it');
  });

  it('is listed below its account, and has locations below it', async () => {
    await open();
    await identities.identify(PROFILE);
    await options.setGrouping('account');
    const [account, same] = await drawn();
    ok(account?.startsWith('111122223333'), account);
    equal(same, PROFILE);
    await options.setGrouping('location');
    ok((await drawn()).includes('EqDC2'));
  });
});
