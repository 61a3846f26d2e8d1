import { deepEqual, equal, ok } from 'node:assert/strict';
import { once } from 'node:events';
import { Disposable, ThemeIcon, window } from 'vscode';
import { IdentityStore } from '../../src/aws/identity/identityStore';
import { InventoryStore } from '../../src/aws/inventory/store';
import type { Place } from '../../src/aws/session/place';
import { SessionStore } from '../../src/aws/session/sessionStore';
import { showWhatIsDown } from '../../src/commands/inventory/showWhatIsDown';
import { allHealthy, unhealthy, unhealthyBelow } from '../../src/directconnect/inventory/unhealthy';
import { emptyInventory } from '../../src/directconnect/resources/resources';
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

const NO_FILES = { configFile: '/nowhere/config', credentialsFile: '/nowhere/credentials' };

describe('the health of resources, on the rows above them', () => {
  let endpoint: TestEndpoint;
  let inventories: InventoryStore;
  let identities: IdentityStore;
  let options: ViewOptions;
  let provider: ConnectionsProvider;
  let tree: TreeProvider;

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
    await inventories.sweep({ profile, region: REGION });
    await identities.identify(profile);
    return row;
  };
  const place = { profile: 'demo-network', region: REGION };
  const look = (node: Node) => {
    const { accessibilityInformation, description, iconPath } = item(node);
    ok(iconPath instanceof ThemeIcon);
    return {
      icon: `${iconPath.id} ${iconPath.color?.id ?? ''}`.trim(),
      description: textOf(description),
      spoken: accessibilityInformation?.label ?? '',
    };
  };
  /** A connection whose virtual interfaces are all well except for this one, and the rows above it. */
  const rowsOfOne = async () => {
    const profile = await child(undefined, 'demo-network');
    item(profile);
    tree.expanded(profile);
    const here = await region();
    tree.expanded(here);
    const { connections, virtualInterfaces } = await inventories.sweep(place);
    const isWell = (id = '') =>
      unhealthyBelow(inventories.current(place)?.sweep ?? emptyInventory, id) === allHealthy;
    const one = connections.find(
      ({ connectionId, connectionState, lagId }) =>
        !lagId &&
        connectionState === 'available' &&
        isWell(connectionId) &&
        virtualInterfaces.some(
          (on) => on.connectionId === connectionId && on.virtualInterfaceState === 'available',
        ),
    );
    const on = virtualInterfaces.find(
      ({ connectionId, virtualInterfaceState }) =>
        connectionId === one?.connectionId && virtualInterfaceState === 'available',
    );
    ok(one && on);
    const connection = (await tree.getChildren(here)).find(({ id }) =>
      id.endsWith(`/${one.connectionId ?? ''}`),
    );
    ok(connection);
    tree.expanded(connection);
    await tree.getChildren(connection);
    return { profile, here, connection, on };
  };
  const setState = (id: string | undefined, state: string) =>
    endpoint.control('POST', 'estate', { setState: { id, state } });
  const readAgain = async () => {
    inventories.refresh(place, false);
    await inventories.sweep(place);
  };

  before(async () => {
    endpoint = await startTestEndpoint();
  });
  after(() => endpoint.stop());
  beforeEach(async () => {
    await endpoint.control('POST', 'reset');
    const profiles = profileStoreOf(NO_FILES);
    const load = () => Promise.resolve(sdk);
    const sessions = new SessionStore(profiles, load);
    inventories = new InventoryStore(sessions);
    identities = new IdentityStore(profiles, load);
    options = new ViewOptions(new TestMemento());
    const choices = new Choices(new TestMemento(), () => []);
    provider = new ConnectionsProvider({ profiles, sessions, inventories, identities, choices, options });
    ({ tree } = provider);
    // As the editor does with rows that have to be redrawn.
    tree.onDidChangeTreeData((change) => {
      for (const node of [change ?? []].flat()) item(node);
    });
    profiles.setAdded(Promise.resolve([endpoint.profile('demo-network'), endpoint.profile('demo-workload')]));
  });
  afterEach(() => provider.dispose());

  it('is shown as text, as an icon and to screen readers, on the connection, the region and the profile', async () => {
    const { profile, here, connection, on } = await rowsOfOne();
    const before = inventories.current(place);
    const { down, degraded } = unhealthy([before?.sweep ?? emptyInventory]);
    equal(look(connection).icon, 'plug testing.iconPassed');
    await setState(on.virtualInterfaceId, 'down');
    await readAgain();
    const words = [
      `${down.length + 1} down`,
      ...(degraded.length > 0 ? [`${degraded.length} degraded`] : []),
    ];
    const its = look(connection);
    equal(its.icon, 'warning directConnect.downForeground');
    ok(its.description.includes(' · available · 1 down below · '), its.description);
    ok(its.spoken.includes(', available, 1 down below, '), its.spoken);
    for (const [row, name] of [
      [here, 'Region'],
      [profile, 'AWS profile'],
    ] as const) {
      const { icon, description, spoken } = look(row);
      equal(icon, 'warning directConnect.downForeground');
      ok(description.startsWith(words.join(', ')), description);
      ok(spoken.startsWith(name) && spoken.includes(words.join(', ')), spoken);
    }
  });

  it('includes a prefix allocation that is nearly used up, once the routes were read', async () => {
    const { connection, on } = await rowsOfOne();
    const { sweep } = inventories.current(place) ?? {};
    const before = unhealthy([sweep ?? emptyInventory]).degraded.length;
    inventories.acceptedPrefixes.note(place, on.virtualInterfaceId ?? '', { ipv4: 1_000, ipv6: 0 });
    const its = look(connection);
    equal(its.icon, 'warning directConnect.warningForeground');
    ok(its.description.includes(' · 1 degraded below · '), its.description);
    await readAgain();
    equal(unhealthy([inventories.current(place)?.sweep ?? emptyInventory]).degraded.length, before + 1);
    inventories.acceptedPrefixes.note(place, on.virtualInterfaceId ?? '', { ipv4: 1, ipv6: 0 });
    equal(look(connection).icon, 'plug testing.iconPassed');
  });

  it('ignores sessions that a failover test has taken down', async () => {
    const { connection, on } = await rowsOfOne();
    const down = { bgpStatus: 'down' } as const;
    const tested = { ...on, bgpPeers: (on.bgpPeers ?? []).map((peer) => ({ ...peer, ...down })) };
    const show = (virtualInterfaceState: 'available' | 'testing') =>
      inventories.take(place, new Set([on.virtualInterfaceId ?? '']), [{ ...tested, virtualInterfaceState }]);
    show('testing');
    equal(look(connection).icon, 'plug testing.iconPassed');
    const [row] = (await tree.getChildren(connection)).filter(({ id }) =>
      id.endsWith(`/${on.virtualInterfaceId ?? ''}`),
    );
    ok(row);
    ok(look(row).description.includes(' · testing · BGP down · '), look(row).description);
    for (const peer of await tree.getChildren(row)) {
      ok(look(peer).description.includes('BGP down · testing'), look(peer).description);
    }
    show('available');
    equal(look(connection).icon, 'warning directConnect.downForeground');
  });

  it('is drawn again when a virtual interface was moved to another connection', async () => {
    const { on } = await rowsOfOne();
    const changed = once(inventories, 'change');
    const moved = { ...on, connectionId: 'dxcon-elsewhere' };
    inventories.take(place, new Set([on.virtualInterfaceId ?? '']), [moved]);
    deepEqual(await changed, [place]);
  });

  it('is not shown before anything was read', async () => {
    const profile = await child(undefined, 'demo-network');
    const here = await child(profile, REGION);
    deepEqual([look(profile).icon, look(here).icon], ['account', 'globe']);
    deepEqual(look(here).description, 'N. Virginia');
    ok(!look(profile).description.includes('down'));
  });

  it('is drawn again when it changes, even while the connection is collapsed', async () => {
    const { profile, here, connection, on } = await rowsOfOne();
    for (const row of [profile, here, connection]) item(row);
    const changed: string[] = [];
    tree.onDidChangeTreeData((change) => changed.push(...[change ?? []].flat().map(({ id }) => id)));
    const asked = new Set([on.virtualInterfaceId ?? '']);
    inventories.take(place, asked, [{ ...on, virtualInterfaceState: 'down' }]);
    // The topmost row that looks different now; everything below it is redrawn.
    deepEqual(changed.splice(0), [profile.id]);
    for (const row of [profile, here, connection]) item(row);
    tree.collapsed(connection);
    inventories.take(place, asked, [on]);
    deepEqual(changed.splice(0), [profile.id]);
    equal(look(connection).icon, 'plug testing.iconPassed');
  });

  it('is shown on a LAG, whose own text describes its links', async () => {
    const { lags, connections } = await inventories.sweep(place);
    const lag = lags.find(({ lagId }) => connections.some((one) => one.lagId === lagId));
    const members = connections.filter(({ lagId }) => lagId === lag?.lagId);
    ok(lag && members.length > 1);
    for (const { connectionId } of members.slice(1)) await setState(connectionId, 'available');
    await setState(members[0]?.connectionId, 'down');
    await readAgain();
    const node = await provider.find(place, lag.lagId ?? '');
    ok(node);
    const { icon, description } = look(node);
    equal(icon, 'warning directConnect.downForeground');
    ok(description.includes(`1 of ${members.length} links down`), description);
    ok(!description.includes(' · 1 down'), description);
  });

  it('is shown on an account, a location and other accounts’ connections', async () => {
    const { virtualInterfaces } = await inventories.sweep({ profile: 'demo-workload', region: REGION });
    await setState(virtualInterfaces[0]?.virtualInterfaceId, 'down');
    inventories.refresh({ profile: 'demo-workload', region: REGION }, false);
    const foreign = await child(await region('demo-workload'), 'On Other Accounts’ Connections');
    equal(look(foreign).icon, 'warning directConnect.downForeground');
    ok(/^\d+ down/.test(look(foreign).description), look(foreign).description);
    const number = endpoint.accounts.find(({ name }) => name === 'demo-workload')?.accountId ?? '?';
    await options.setGrouping('account');
    const [account] = (await tree.getChildren()).filter(
      (node) => item(node).contextValue === 'account' && labelOf(node).includes(number),
    );
    ok(account);
    equal(look(account).icon, 'warning directConnect.downForeground');
    ok(/^\d+ down(, \d+ degraded)? · 1 profile$/.test(look(account).description), look(account).description);
    await options.setGrouping('location');
    const { connections } = await inventories.sweep(place);
    const one = connections.find(({ location }) => location === 'EqDC2');
    await setState(one?.connectionId, 'down');
    await readAgain();
    const location = await child(await region(), 'EqDC2');
    equal(look(location).icon, 'warning directConnect.downForeground');
    ok(/^\d+ down/.test(look(location).description), look(location).description);
  });

  describe('Show What Is Down', () => {
    const showInformationMessage = window.showInformationMessage.bind(window);
    const setStatusBarMessage = window.setStatusBarMessage.bind(window);
    let shown: (readonly [Place, string])[];
    let said: string[];
    let selected: Node | undefined;
    /** The rows that can't be revealed. */
    let gone: Set<string>;
    let press: () => Promise<void>;

    beforeEach(() => {
      [shown, said, gone, selected] = [[], [], new Set(), undefined];
      const say = (words: string) => {
        said.push(words);
        return Promise.resolve(undefined);
      };
      window.showInformationMessage = say;
      window.setStatusBarMessage = (words: string) => {
        said.push(words);
        return new Disposable(() => undefined);
      };
      press = showWhatIsDown({
        get attention() {
          return provider.attention;
        },
        get selection() {
          return selected ? [selected] : [];
        },
        trouble: () => provider.trouble(),
        reveal: async (where, id) => {
          if (gone.has(id)) return false;
          selected = await provider.find(where, id);
          if (selected) shown.push([where, id]);
          return selected !== undefined;
        },
      });
    });
    afterEach(() => {
      window.showInformationMessage = showInformationMessage;
      window.setStatusBarMessage = setStatusBarMessage;
    });

    /** Both regions, so that more is down in each. */
    const readBoth = async () => {
      for (const id of ['dxvif-fb4d8t1c', 'dxvif-fh8s3d2w']) await setState(id, 'down');
      await inventories.sweep(place);
      await inventories.sweep({ ...place, region: 'eu-central-1' });
    };

    it('says that nothing was read, rather than that nothing is down', async () => {
      await press();
      deepEqual([shown, said.length], [[], 1]);
      ok(said[0]?.startsWith('No region has been read yet. Open one'), said[0]);
    });

    it('says that nothing is down, and what was checked', async () => {
      await inventories.sweep(place);
      const { down, degraded } = unhealthy([inventories.current(place)?.sweep ?? emptyInventory]);
      for (const id of [...down, ...degraded]) await setState(id, 'deleted');
      await readAgain();
      await press();
      deepEqual([shown, said.length], [[], 1]);
      ok(said[0]?.startsWith('Nothing is down or degraded among the connections'), said[0]);
    });

    it('goes through everything that is down or degraded, then starts over', async () => {
      await readBoth();
      const all = await provider.trouble();
      ok(all.length > 4 && new Set(all.map((one) => one.place.region)).size === 2, `${all.length}`);
      await endpoint.control('DELETE', 'requests');
      for (let at = 1; at <= all.length + 1; at += 1) {
        await press();
        const expected = all[(at - 1) % all.length];
        deepEqual(shown.at(-1), [expected?.place, expected?.id]);
        equal(said.at(-1), `Down or degraded: ${((at - 1) % all.length) + 1} of ${all.length}`);
      }
      deepEqual(
        await endpoint.control('GET', 'requests'),
        { requests: [] },
        'it is known, so nothing is read',
      );
    });

    it('continues after the selected row, skips what is gone, and takes the next one after a recovery', async () => {
      await readBoth();
      const ids = (await provider.trouble()).map(({ id }) => id);
      selected = await provider.find(place, ids[1] ?? '');
      await press();
      equal(shown.at(-1)?.[1], ids[2]);
      selected = undefined;
      gone.add(ids[3] ?? '');
      await press();
      equal(shown.at(-1)?.[1], ids[4]);
      gone.clear();
      [shown, selected] = [[], undefined];
      const before = await provider.trouble();
      await press();
      const last = before.findIndex(({ id }) => id === shown.at(-1)?.[1]);
      await setState(shown.at(-1)?.[1], 'deleted');
      await readAgain();
      selected = undefined;
      await press();
      const after = (await provider.trouble()).map(({ id }) => id);
      equal(shown.at(-1)?.[1], after[last % after.length]);
    });
  });
});
