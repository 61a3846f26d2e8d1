import { deepEqual, equal, ok } from 'node:assert/strict';
import { TreeItem } from 'vscode';
import type { ThemeIcon } from 'vscode';
import { sdk } from '../support/sdk';
import { IdentityStore } from '../../src/aws/identity/identityStore';
import { InventoryStore } from '../../src/aws/inventory/store';
import { LocationNames } from '../../src/aws/inventory/locationNames';
import type { Place } from '../../src/aws/session/place';
import { SessionStore } from '../../src/aws/session/sessionStore';
import { Choices } from '../../src/views/connections/choices';
import { Drawing } from '../../src/views/connections/drawing';
import { VirtualInterfaceNode } from '../../src/views/connections/nodes/virtualInterfaceNode';
import { ConnectionsProvider } from '../../src/views/connections/provider';
import type { DrawnFrom } from '../../src/views/connections/drawing';
import { ArrangedInventories } from '../../src/views/connections/arrangedInventories';
import { Arranger } from '../../src/views/connections/arranger';
import { AccountNames } from '../../src/views/connections/accountNames';
import { Pages } from '../../src/views/tree/pages';
import { ViewOptions } from '../../src/views/connections/viewOptions';
import type { TreeProvider } from '../../src/views/tree/treeProvider';
import type { Node } from '../../src/views/tree/node';
import { REGION, startTestEndpoint } from './support';
import type { TestEndpoint } from '../support/endpoint';
import { TestMemento } from '../support/memento';
import { profileStoreOf } from '../support/profileStore';

/** Names whose requests a test can wait for: otherwise a pending request would count in the next test. */
class AwaitedNames extends LocationNames {
  private readonly requests: Promise<void>[] = [];

  override request(place: Place): Promise<void> {
    const request = super.request(place);
    this.requests.push(request);
    return request;
  }

  async settled(): Promise<void> {
    await Promise.all(this.requests);
  }
}

const NO_FILES = { configFile: '/nowhere/config', credentialsFile: '/nowhere/credentials' };

describe('the tree', () => {
  let endpoint: TestEndpoint;
  let inventories: InventoryStore;
  let provider: ConnectionsProvider;
  let tree: TreeProvider;
  let choices: Choices;
  let from: DrawnFrom;
  let options: ViewOptions;
  let names: AwaitedNames;

  const item = (node: Node) => tree.getTreeItem(node);
  const textOf = (text: unknown) => (typeof text === 'string' ? text : '');
  const labelOf = (node: Node) => textOf(item(node).label);
  const child = async (node: Node | undefined, label: string): Promise<Node> => {
    const children = await tree.getChildren(node);
    const found = children.find((candidate) => labelOf(candidate) === label);
    ok(found, `no ${label} among ${children.map(labelOf).join(', ')}`);
    return found;
  };
  /** The row of a region that was read completely. */
  const region = async (profile = 'demo-network') => {
    const row = await child(await child(undefined, profile), REGION);
    await tree.getChildren(row);
    await inventories.sweep({ profile, region: REGION }).catch(() => undefined);
    await from.identities.identify(profile);
    return row;
  };
  const all = async (node?: Node): Promise<Node[]> => {
    const children = await tree.getChildren(node);
    return [...children, ...(await Promise.all(children.map((below) => all(below)))).flat()];
  };

  before(async () => {
    endpoint = await startTestEndpoint();
  });
  after(() => endpoint.stop());
  beforeEach(async () => {
    await endpoint.control('POST', 'reset');
    const profiles = profileStoreOf(NO_FILES);
    const sessions = new SessionStore(profiles, () => Promise.resolve(sdk));
    inventories = new InventoryStore(sessions);
    choices = new Choices(new TestMemento(), () => []);
    const identities = new IdentityStore(profiles, () => Promise.resolve(sdk));
    options = new ViewOptions(new TestMemento());
    names = new AwaitedNames(sessions);
    from = {
      profiles,
      sessions,
      inventories,
      identities,
      choices,
      options,
      pages: new Pages(() => Promise.resolve()),
      accounts: new AccountNames(identities),
      arranged: new ArrangedInventories(new Arranger(options), identities),
      locations: names,
    };
    provider = new ConnectionsProvider(from);
    ({ tree } = provider);
    // As the editor does with rows that have to be redrawn.
    tree.onDidChangeTreeData((change) => {
      for (const node of [change ?? []].flat()) item(node);
    });
    profiles.setAdded(
      Promise.resolve([
        endpoint.profile('demo-network'),
        endpoint.profile('demo-workload'),
        // A second profile of the first account: both must be drawn.
        endpoint.profile('demo-network', { name: 'same/account again' }),
      ]),
    );
  });
  afterEach(async () => {
    // Rows that arrive later would request names in the next test.
    const places = inventories.known().map(({ place }) => place);
    await Promise.all(places.map((place) => inventories.sweep(place).catch(() => undefined)));
    provider.dispose();
    await names.settled();
  });

  it('sends no requests for profiles and regions', async () => {
    const profiles = await tree.getChildren();
    equal(profiles.length, 3);
    for (const profile of profiles) ok((await tree.getChildren(profile)).length >= 3);
    deepEqual(await endpoint.control('GET', 'requests'), { requests: [] });
  });

  it('reads a region once, however often it is drawn', async () => {
    await all(await region());
    await all(await region());
    equal((await endpoint.received('DescribeConnections')).length, 1);
  });

  it('shows connections and LAGs, and below them their virtual interfaces with state, VLAN and BGP', async () => {
    const nodes = await all(await region());
    const kinds = new Set(nodes.map((node) => item(node).contextValue));
    ok(kinds.has('connection.available') && kinds.has('lag.available') && kinds.has('vif.private.available'));
    const { virtualInterfaces } = await inventories.sweep({ profile: 'demo-network', region: REGION });
    const wanted = virtualInterfaces.find(
      ({ virtualInterfaceState, bgpPeers }) =>
        virtualInterfaceState === 'available' && bgpPeers?.every(({ bgpStatus }) => bgpStatus === 'up'),
    );
    const node = nodes.find(({ id }) => id.endsWith(`/${wanted?.virtualInterfaceId ?? ''}`));
    ok(node && wanted);
    const { description, label } = item(node);
    equal(label, wanted.virtualInterfaceName);
    const own = `VLAN ${wanted.vlan ?? ''} · available · BGP up · ${wanted.virtualInterfaceType ?? ''}`;
    // It belongs to the workload account, of which no profile is known yet.
    equal(description, `${own} · owner ${wanted.ownerAccount ?? ''}`);
  });

  it('shows the members of a LAG only below it', async () => {
    const here = await region();
    const rows = await tree.getChildren(here);
    const lag = rows.find((node) => item(node).contextValue?.startsWith('lag.'));
    ok(lag);
    const members = (await tree.getChildren(lag)).filter((node) =>
      item(node).contextValue?.startsWith('connection.member.'),
    );
    ok(members.length > 0);
    const outside = new Set(rows.map(({ id }) => id));
    for (const { id } of members) ok(!outside.has(id));
  });

  it('shows virtual interfaces on other accounts’ connections in their own group', async () => {
    const foreign = await child(await region('demo-workload'), 'On Other Accounts’ Connections');
    const below = await tree.getChildren(foreign);
    ok(below.length > 0);
    for (const node of below) ok(item(node).contextValue?.startsWith('vif.'));
  });

  it('groups by location, and requests the names once', async () => {
    const here = await region();
    await tree.getChildren(here);
    await options.setGrouping('location');
    const again = await region();
    const drawn = new Promise<void>((resolve) => {
      tree.onDidChangeTreeData((change) => {
        if (!Array.isArray(change) && change?.id === again.id) resolve();
      });
    });
    const place = (nodes: readonly Node[]) => nodes.find((node) => labelOf(node) === 'EqDC2');
    const before = place(await tree.getChildren(again));
    ok(before);
    equal(textOf(item(before).description), '1 LAG · 2 connections');
    await drawn;
    const after = place(await tree.getChildren(again));
    ok(after);
    equal(textOf(item(after).description), 'Equinix DC2/DC11, Ashburn, VA · 1 LAG · 2 connections');
    equal((await endpoint.received('DescribeLocations')).length, 1);
  });

  it('gives every row an id of its own, two profiles of one account included', async () => {
    const nodes = await all();
    const ids = nodes.map((node) => item(node).id);
    equal(new Set(ids).size, ids.length);
    ok(ids.some((id) => id?.startsWith('same%2Faccount%20again/')));
  });

  it('shows a failure as a row with its cause, and does not read again before Retry', async () => {
    await endpoint.control('POST', 'faults', {
      operation: 'DescribeConnections',
      times: 1,
      fault: 'error',
      status: 400,
      code: 'AccessDeniedException',
      message: 'User is not authorized',
    });
    const here = await region();
    const [failure] = await tree.getChildren(here);
    ok(failure);
    const { contextValue, label, description, tooltip } = item(failure);
    equal(contextValue, 'failure.denied');
    ok(
      textOf(label).includes('DescribeConnections') && description && textOf(tooltip).includes('User is not'),
    );
    await tree.getChildren(here);
    equal((await endpoint.received('DescribeConnections')).length, 1);

    const changed: (Node | Node[] | undefined)[] = [];
    tree.onDidChangeTreeData((node) => changed.push(node));
    inventories.refresh({ profile: 'demo-network', region: REGION });
    equal(changed.length, 1);
    equal(changed[0], here);
    await inventories.sweep({ profile: 'demo-network', region: REGION });
    ok(!(await tree.getChildren(here)).some((node) => item(node).contextValue?.startsWith('failure')));
  });

  it('finds the row of a resource, with its parents', async () => {
    const { virtualInterfaces } = await inventories.sweep({ profile: 'demo-network', region: REGION });
    const id = virtualInterfaces[0]?.virtualInterfaceId ?? '';
    const node = await provider.find({ profile: 'demo-network', region: REGION }, id);
    ok(node);
    const path: string[] = [];
    for (let up: Node | undefined = node; up; up = tree.getParent(up)) path.unshift(labelOf(up));
    deepEqual(path.slice(0, 2), ['demo-network', REGION]);
    equal(await provider.find({ profile: 'demo-network', region: REGION }, 'dxvif-none'), undefined);
  });

  it('announces a change for the row objects that the editor holds, even after a search made others', async () => {
    const here = await region();
    await tree.getChildren(here);
    await provider.find({ profile: 'demo-network', region: REGION }, 'dxvif-none');
    const changed: (Node | Node[] | undefined)[] = [];
    tree.onDidChangeTreeData((node) => changed.push(node));
    inventories.reread(REGION);
    equal(changed.length, 1);
    equal(changed[0], here);
  });

  it('hides the profiles that are not chosen, and shows the regions that are', async () => {
    const changed: (Node | Node[] | undefined)[] = [];
    tree.onDidChangeTreeData((node) => changed.push(node));
    await choices.hide(['demo-network', 'demo-workload'], (name) => name === 'demo-workload');
    deepEqual(changed, [undefined]);
    deepEqual((await tree.getChildren()).map(labelOf), ['demo-network', 'same/account again']);
    await choices.chooseRegions(endpoint.profile('demo-network'), ['eu-west-3', 'eu-north-1']);
    const regions = await tree.getChildren(await child(undefined, 'demo-network'));
    deepEqual(regions.map(labelOf), ['eu-west-3', 'eu-north-1']);
    await choices.chooseRegions(endpoint.profile('demo-network'), []);
    ok((await tree.getChildren(await child(undefined, 'demo-network'))).length >= 3);
  });

  it('has the most important facts in a tooltip, built only on request', async () => {
    const nodes = await all(await region());
    const node = nodes.find((candidate) => {
      const { contextValue, description } = item(candidate);
      return contextValue === 'vif.private.available' && textOf(description).includes('owner ');
    });
    ok(node);
    const shown = item(node);
    equal(shown.tooltip, undefined);
    const { tooltip } = tree.resolveTreeItem(shown, node);
    ok(typeof tooltip === 'object');
    const { virtualInterfaces } = await inventories.sweep({ profile: 'demo-network', region: REGION });
    const resource = virtualInterfaces.find(({ virtualInterfaceId }) =>
      node.id.endsWith(`/${virtualInterfaceId ?? ''}`),
    );
    const lines = tooltip.value.replaceAll('\\', '').split('  \n');
    equal(lines[0], `**${resource?.virtualInterfaceName ?? ''}**`);
    ok(lines[1]?.startsWith('available · BGP up. '), lines[1]);
    ok(lines[2]?.startsWith(resource?.location ?? 'none'), lines[2]);
    equal(lines[3], `${REGION} · N. Virginia`);
    equal(lines[4], `Owner: ${resource?.ownerAccount ?? ''}`);
    const [peer] = resource?.bgpPeers ?? [];
    for (const address of [peer?.customerAddress, peer?.amazonAddress]) ok(lines[5]?.includes(address ?? ''));
    ok(lines[6]?.startsWith(resource?.virtualInterfaceId ?? 'none'), lines[6]);
    ok(!tooltip.isTrusted && !tooltip.supportHtml && !tooltip.supportThemeIcons);
  });

  it('has no tooltip with more than twelve lines, an empty line or the same line twice', async () => {
    await region();
    for (const grouping of ['profile', 'account', 'location'] as const) {
      await options.setGrouping(grouping);
      for (const node of await all()) {
        const { tooltip = node.getTooltip?.() } = item(node);
        const text = typeof tooltip === 'object' ? tooltip.value : (tooltip ?? '');
        const lines = text === '' ? [] : text.split(/ {2}\n|\n/);
        ok(lines.length <= 12, text);
        ok(
          lines.every((line) => /[\p{L}\d]/u.test(line)),
          text,
        );
        equal(new Set(lines).size, lines.length, text);
      }
    }
  });

  it('has the names of regions, locations and accounts beside their codes', async () => {
    const here = await region();
    await region('demo-workload');
    const rows = () => tree.getChildren(here);
    ok(textOf(item(here).description).split(' · ').includes('N. Virginia'));
    const named = new Promise<void>((resolve) => {
      provider.onDidNameLocations(() => resolve());
    });
    const port = (await rows()).find((node) => item(node).contextValue === 'connection.available');
    ok(port);
    ok(textOf(item(port).description).split(' · ').includes('EqDC2'));
    await named;
    ok(textOf(item(port).description).includes('EqDC2 · Equinix DC2/DC11, Ashburn, VA'));
    const owned = (await all(here)).find((node) => textOf(item(node).description).includes('owner '));
    ok(owned);
    ok(/owner \d{12} \(\S+\)/.test(textOf(item(owned).description)), textOf(item(owned).description));
    deepEqual((await endpoint.received('DescribeLocations')).length, 1);
  });

  it('opens the details of a resource with a click, and nothing with a click on a profile or region', async () => {
    for (const node of await all(await region())) {
      const { command, contextValue = '' } = item(node);
      const isResource = /^(connection|lag|interconnect|provisioned|vif|bgpPeer)\./.test(contextValue);
      if (contextValue === 'loadMore') continue;
      equal(command?.command, isResource ? 'directConnect.previewDetails' : undefined, contextValue);
      if (isResource) deepEqual(command?.arguments, [node]);
    }
    for (const node of await tree.getChildren()) equal(item(node).command, undefined);
  });

  it('counts what is down in the regions that were read', async () => {
    await tree.getChildren();
    const count = () => provider.attention;
    equal(count(), undefined, 'nothing was read');
    await inventories.sweep({ profile: 'demo-network', region: REGION });
    const one = count();
    ok(one && one.value > 0);
    ok(one.label.includes(String(one.value)) && one.sentence.includes('interconnects'), one.sentence);
    await inventories.sweep({ profile: 'same/account again', region: REGION });
    deepEqual(count(), one);
    await choices.hide(['demo-network', 'same/account again'], () => true);
    await tree.getChildren();
    equal(count(), undefined, 'nothing that was read is shown');
  });

  it('shows the account of a profile, with its alias, once it is known', async () => {
    const profile = await child(undefined, 'demo-network');
    equal(textOf(item(profile).description), 'local endpoint');
    const drawn: string[] = [];
    tree.onDidChangeTreeData((change) => drawn.push(...[change ?? []].flat().map(({ id }) => id)));
    const identity = await from.identities.identify('demo-network');
    ok(identity);
    deepEqual(drawn, ['demo-network']);
    const words = identity.alias ? `${identity.accountId} (${identity.alias})` : identity.accountId;
    equal(textOf(item(profile).description), `local endpoint · ${words}`);
    ok(item(profile).accessibilityInformation?.label.endsWith(words));
    // The account's row shows it for its profiles.
    await options.setGrouping('account');
    const [account] = await tree.getChildren();
    const [below] = await tree.getChildren(account);
    ok(below);
    equal(textOf(item(below).description), 'local endpoint');
  });

  it('draws hostile names as plain text that hides nothing', () => {
    const name = '[x](command:evil) $(trash) <img src=a> \u202eterces\u200b\n- **bold**';
    const node = new VirtualInterfaceNode(
      { id: 'a', getTreeItem: () => new TreeItem('') },
      new Drawing({ profile: 'a', region: REGION }, from),
      {
        virtualInterfaceId: 'dxvif-hostile',
        virtualInterfaceName: name,
        virtualInterfaceType: 'constructor',
        bgpPeers: [{}],
        tags: [{ key: '](command:evil)', value: '<b>`x`' }],
      },
    );
    deepEqual(node.getChildren().map(labelOf), ['BGP peer']);
    equal((node.getTreeItem().iconPath as ThemeIcon).id, 'circle-filled');
    equal(labelOf(node), '[x](command:evil) $(trash) <img src=a> \uFFFDterces\uFFFD\uFFFD- **bold**');
    const { value, isTrusted, supportHtml, supportThemeIcons } = node.getTooltip();
    ok(!isTrusted && !supportHtml && !supportThemeIcons);
    // Every bracket and asterisk of the name is escaped, so none starts a link, an image or emphasis.
    ok(!/(?<!\\)\](?=\()/.test(value), value);
    ok(!value.includes('**bold**'), value);
  });
});
