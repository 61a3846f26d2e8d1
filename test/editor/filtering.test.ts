import { deepEqual, equal, ok } from 'node:assert/strict';
import { commands, window } from 'vscode';
import type { QuickPick, QuickPickItem, ThemeIcon } from 'vscode';
import { IdentityStore } from '../../src/aws/identity/identityStore';
import { InventoryStore } from '../../src/aws/inventory/store';
import { SessionStore } from '../../src/aws/session/sessionStore';
import { filter } from '../../src/commands/inventory/filter';
import { RecentFilters } from '../../src/commands/inventory/recentFilters';
import { Choices } from '../../src/views/connections/choices';
import { ConnectionsProvider } from '../../src/views/connections/provider';
import { ViewOptions } from '../../src/views/connections/viewOptions';
import type { TestEndpoint } from '../support/endpoint';
import { TestMemento } from '../support/memento';
import { profileStoreOf } from '../support/profileStore';
import { sdk } from '../support/sdk';
import { REGION, startTestEndpoint, until } from './support';

const PROFILE = 'demo-network';
const PLACE = { profile: PROFILE, region: REGION };
const ACCEPT = 'workbench.action.acceptSelectedQuickOpenItem';
const HIDE = 'workbench.action.closeQuickOpen';

describe('the box in which a filter is typed', () => {
  let endpoint: TestEndpoint;
  let inventories: InventoryStore;
  let options: ViewOptions;
  let provider: ConnectionsProvider;
  let memory: TestMemento;
  let all: number;
  const createQuickPick = window.createQuickPick.bind(window);

  /** Runs the command, and returns its input box: the editor's own, observed by the test. */
  const open = async () => {
    const opened = new Promise<QuickPick<QuickPickItem>>((resolve) => {
      window.createQuickPick = <Item extends QuickPickItem>() => {
        const picker = createQuickPick<Item>();
        resolve(picker);
        return picker;
      };
    });
    const filtering = filter(options, inventories, { load: () => Promise.resolve(provider) }, memory);
    const picker = await opened;
    await drawn(picker, () => picker.items.length > 0);
    return { picker, filtering };
  };
  /** Waits until the items meet a condition. The editor reports the active item after each redraw. */
  const drawn = (picker: QuickPick<QuickPickItem>, ready: () => boolean) =>
    until(picker.onDidChangeActive, ready);
  const active = (picker: QuickPick<QuickPickItem>) => picker.activeItems[0]?.label ?? '';
  const labels = (picker: QuickPick<QuickPickItem>) => picker.items.map(({ label }) => label);
  const type = async (picker: QuickPick<QuickPickItem>, text: string, first: RegExp | string) => {
    picker.value = text;
    await drawn(picker, () =>
      typeof first === 'string' ? active(picker) === first : first.test(active(picker)),
    );
  };
  /** Types a filter, and applies it. */
  const apply = async (text: string) => {
    const { picker, filtering } = await open();
    await type(picker, text, /^Apply/);
    await commands.executeCommand(ACCEPT);
    await filtering;
  };

  before(async () => {
    endpoint = await startTestEndpoint();
    const profiles = profileStoreOf({ configFile: '/nowhere/config', credentialsFile: '/nowhere/keys' });
    profiles.setAdded(Promise.resolve([endpoint.profile(PROFILE)]));
    const load = () => Promise.resolve(sdk);
    const sessions = new SessionStore(profiles, load);
    inventories = new InventoryStore(sessions);
    options = new ViewOptions(new TestMemento());
    const identities = new IdentityStore(profiles, load);
    const choices = new Choices(new TestMemento(), () => []);
    provider = new ConnectionsProvider({ profiles, sessions, inventories, identities, choices, options });
    const { tree } = provider;
    const [profile] = await tree.getChildren();
    const region = (await tree.getChildren(profile)).find(({ place }) => place?.region === REGION);
    await tree.getChildren(region);
    all = (await inventories.sweep(PLACE)).virtualInterfaces.length;
  });
  after(async () => {
    provider.dispose();
    await endpoint.stop();
  });
  beforeEach(async () => {
    memory = new TestMemento();
    await options.setFilter('');
  });
  afterEach(() => {
    window.createQuickPick = createQuickPick;
  });

  it('filters the tree while a filter is typed and says how much matches; Escape restores the earlier filter', async () => {
    await options.setFilter('state:available');
    const { picker, filtering } = await open();
    equal(picker.value, 'state:available');
    await type(picker, 'vlan:101', `Apply: 1 of ${all} virtual interfaces`);
    equal(picker.title, `Filter Virtual Interfaces: 1 of ${all}`);
    deepEqual([options.filter, provider.filtered().shown], ['vlan:101', 1]);
    // Text that can't be parsed filters nothing, and the number of the earlier text is not shown.
    await type(picker, 'vlan:101 stat:down', 'vlan:101 state:down');
    equal(picker.title, 'Filter Virtual Interfaces');
    deepEqual([options.filter, provider.filtered().shown], ['vlan:101', 1]);
    await type(picker, '', 'Show everything');
    equal((await provider.filter.findApplied()).shown, all);
    await commands.executeCommand(HIDE);
    await filtering;
    equal(options.filter, 'state:available');
    ok((await provider.filter.findApplied()).shown < all);
  });

  it('applies what was typed when Enter comes before the lines about it', async () => {
    const { picker, filtering } = await open();
    const typed = until(picker.onDidChangeValue, () => picker.value === 'vlan:101');
    picker.value = 'vlan:101';
    await typed;
    await commands.executeCommand(ACCEPT);
    await filtering;
    equal(options.filter, 'vlan:101');
  });

  it('says at once what is wrong, and offers a correction', async () => {
    const { picker, filtering } = await open();
    for (const [typed, problem, meant] of [
      ['state:dwn', '"dwn" is not a value of "state:". Did you mean down?', 'state:down'],
      ['vlan:101 ownr:1', 'Unknown filter "ownr:". Did you mean owner:?', 'vlan:101 owner:1'],
      ['-"web edge', 'A quotation mark is not closed.', '-"web edge"'],
      [
        'owner:444455556667',
        'Nothing read so far matches owner:444455556667. Did you mean',
        'owner:444455556666',
      ],
    ] as const) {
      picker.value = typed;
      await drawn(picker, () => labels(picker).includes(meant));
      ok(
        labels(picker).some((label) => label.startsWith(problem)),
        labels(picker).join(' | '),
      );
    }
    await type(picker, 'state:dwn', 'state:down');
    await commands.executeCommand(ACCEPT);
    await drawn(picker, () => active(picker).startsWith('Apply'));
    equal(picker.value, 'state:down');
    await commands.executeCommand(HIDE);
    await filtering;
  });

  it('does not replace its lines when a redraw changes none, so that a key press in between is not lost', async () => {
    const { picker, filtering } = await open();
    await type(picker, 'vlan:101', `Apply: 1 of ${all} virtual interfaces`);
    const { items } = picker;
    const redrawn = new Promise<void>((resolve) =>
      Object.defineProperty(picker, 'buttons', { configurable: true, set: () => resolve() }),
    );
    inventories.reread(REGION);
    await inventories.sweep(PLACE);
    await redrawn;
    equal(picker.items, items);
    await commands.executeCommand(HIDE);
    await filtering;
  });

  it('completes keys, then values with their number', async () => {
    const { picker, filtering } = await open();
    ok(labels(picker).includes('state:') && !labels(picker).includes('-state:'));
    await type(picker, 'vlan:1-4094 sta', /^Apply/);
    picker.activeItems = picker.items.filter(({ label }) => label === 'state:');
    await drawn(picker, () => active(picker) === 'state:');
    await commands.executeCommand(ACCEPT);
    await drawn(picker, () => active(picker) === 'state:available');
    equal(picker.value, 'vlan:1-4094 state:');
    ok(/^\d+ virtual interfaces$/.test(picker.activeItems[0]?.description ?? ''));
    await commands.executeCommand(ACCEPT);
    await drawn(picker, () => active(picker).startsWith('Apply'));
    equal(picker.value, 'vlan:1-4094 state:available');
    await commands.executeCommand(HIDE);
    await filtering;
  });

  it('finds a location by its name, and requests the names for that', async () => {
    const { picker, filtering } = await open();
    await type(picker, 'location:ashburn', /^Apply: [1-9]\d* of /);
    equal(options.filter, 'location:ashburn');
    await commands.executeCommand(HIDE);
    await filtering;
  });

  it('offers recent filters, which can be removed', async () => {
    for (const text of ['vlan:101', 'state:down', 'vlan:101']) await apply(text);
    deepEqual(new RecentFilters(memory).list(), ['vlan:101', 'state:down']);
    await options.setFilter('');
    const first = await open();
    equal(active(first.picker), 'vlan:101');
    deepEqual(
      first.picker.buttons.map(({ iconPath }) => (iconPath as ThemeIcon).id),
      ['clear-all'],
    );
    await commands.executeCommand(ACCEPT);
    await first.filtering;
    equal(options.filter, 'vlan:101');
    await options.setFilter('');
    const second = await open();
    await type(second.picker, 'state:', /^state:/);
    ok(labels(second.picker).includes('Recent'));
    await commands.executeCommand(HIDE);
    await second.filtering;
  });

  it('does not remember words that no resource has: they may be secrets', async () => {
    for (const text of ['hunter2', '-"hunter2"', 'name:hunter2', 'state:down -hunter2', 'tag:env=hunter2']) {
      await apply(text);
    }
    deepEqual(new RecentFilters(memory).list(), []);
  });
});

describe('recent filters', () => {
  it('are at most ten, each once, the newest first', async () => {
    const memory = new TestMemento();
    const recent = new RecentFilters(memory);
    for (let vlan = 1; vlan <= 12; vlan += 1) await recent.add(` vlan:${vlan} `);
    await recent.add('vlan:5');
    await recent.add(' ');
    equal(recent.list().length, 10);
    deepEqual(new RecentFilters(memory).list().slice(0, 3), ['vlan:5', 'vlan:12', 'vlan:11']);
    await recent.remove('vlan:12');
    deepEqual(recent.list().slice(0, 2), ['vlan:5', 'vlan:11']);
    await recent.clear();
    deepEqual([recent.list(), memory.keys()], [[], []]);
  });
});
