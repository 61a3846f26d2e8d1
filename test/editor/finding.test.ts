import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { Disposable, TreeItem, commands, env, window } from 'vscode';
import type { QuickPick, QuickPickItem, QuickPickOptions } from 'vscode';
import { IdentityStore } from '../../src/aws/identity/identityStore';
import { InventoryStore } from '../../src/aws/inventory/store';
import type { Place } from '../../src/aws/session/place';
import type { Profile } from '../../src/aws/profiles/profiles';
import { SessionStore } from '../../src/aws/session/sessionStore';
import { hide } from '../../src/commands/inventory/hide';
import { addRegion } from '../../src/commands/region/add';
import { findVirtualInterface } from '../../src/commands/inventory/find/findVirtualInterface';
import { findRegionsInUse } from '../../src/commands/region/findInUse';
import { chooseProfiles } from '../../src/commands/profile/choose';
import { copyArn, copyId, copyLink, copyName } from '../../src/commands/resource/copy';
import { pickProfile, pickVirtualInterface } from '../../src/commands/pick';
import type { Stores } from '../../src/views/stores';
import { Choices } from '../../src/views/connections/choices';
import { ViewOptions } from '../../src/views/connections/viewOptions';
import { nodeId } from '../../src/views/tree/node';
import type { Node } from '../../src/views/tree/node';
import { regionsBeside } from '../../src/directconnect/regions/regions';
import { subjectFrom } from '../../src/directconnect/kinds/subject';
import type { TestEndpoint } from '../support/endpoint';
import { TestMemento } from '../support/memento';
import { sdk } from '../support/sdk';
import { REGION, startTestEndpoint, until } from './support';
import { profileStoreOf } from '../support/profileStore';

const NO_FILES = { configFile: '/nowhere/config', credentialsFile: '/nowhere/credentials' };
const ACCEPT = 'workbench.action.acceptSelectedQuickOpenItem';
const HIDE = 'workbench.action.closeQuickOpen';

describe('Find Virtual Interface and the other quick picks', () => {
  let endpoint: TestEndpoint;
  let from: Stores;
  let profile: Profile;
  let revealed: [Place, string][];
  const createQuickPick = window.createQuickPick.bind(window);
  const showQuickPick = window.showQuickPick.bind(window);

  const reveal = (place: Place, id: string) => {
    revealed.push([place, id]);
    return Promise.resolve(true);
  };
  /** The next quick pick that is created: the editor's own, observed by the test. */
  const nextPicker = () =>
    new Promise<QuickPick<QuickPickItem>>((resolve) => {
      window.createQuickPick = <Item extends QuickPickItem>() => {
        const picker = createQuickPick<Item>();
        resolve(picker);
        return picker;
      };
    });
  /** Waits until the items of a quick pick meet a condition. The editor reports the active item after each redraw. */
  const drawn = (picker: QuickPick<QuickPickItem>, ready: () => boolean) =>
    until(picker.onDidChangeActive, ready);
  const row = (over: Partial<Node> & { profile?: Profile }): Node => ({
    id: 'row',
    getTreeItem: () => new TreeItem(''),
    ...over,
  });

  before(async () => {
    endpoint = await startTestEndpoint();
  });
  after(() => endpoint.stop());
  beforeEach(async () => {
    await endpoint.control('POST', 'reset');
    await endpoint.control('DELETE', 'faults');
    revealed = [];
    profile = endpoint.profile('demo-network');
    const profiles = profileStoreOf(NO_FILES);
    profiles.setAdded(Promise.resolve([profile, endpoint.profile('demo-workload')]));
    const load = () => Promise.resolve(sdk);
    const sessions = new SessionStore(profiles, load);
    from = {
      profiles,
      sessions,
      inventories: new InventoryStore(sessions),
      identities: new IdentityStore(profiles, load),
      choices: new Choices(new TestMemento(), () => []),
      options: new ViewOptions(new TestMemento()),
    };
  });
  afterEach(() => {
    window.createQuickPick = createQuickPick;
    window.showQuickPick = showQuickPick;
  });

  it('lists matches from every region, and shows the row of the one that is picked', async () => {
    const wanted = (await from.inventories.sweep({ profile: 'demo-network', region: REGION }))
      .virtualInterfaces[0];
    const id = wanted?.virtualInterfaceId ?? '';
    const opened = nextPicker();
    const finding = findVirtualInterface(from, reveal);
    const picker = await opened;
    picker.value = id;
    await drawn(picker, () => picker.activeItems[0]?.detail?.includes(`${id} · `) === true);
    ok(picker.activeItems[0]?.description?.startsWith(`VLAN ${wanted?.vlan ?? ''} · `));
    await commands.executeCommand(ACCEPT);
    await finding;
    deepEqual(
      revealed.map(([{ region }, found]) => [region, found]),
      [[REGION, id]],
    );
  });

  it('lists a virtual interface once with the profiles that see it, and shows it in an open one', async () => {
    const names = ['demo-network', 'n1', 'n2', 'n3', 'n4'];
    const add = (shown: readonly string[]) =>
      from.profiles.setAdded(
        Promise.resolve(shown.map((name) => endpoint.profile('demo-network', { name }))),
      );
    add(names);
    const all = await Promise.all(
      names.map((name) => from.inventories.sweep({ profile: name, region: REGION })),
    );
    const { virtualInterfaceId: id = '' } = all[0]?.virtualInterfaces[0] ?? {};
    for (const [open, shownIn, shown, said] of [
      [undefined, 'demo-network', names, 'demo-network, n1, n2 and 2 more profiles'],
      ['n3', 'n3', names.slice(0, 4), 'demo-network, n1, n2, n3'],
    ] as const) {
      add(shown);
      if (open) await from.inventories.open({ profile: open, region: REGION });
      const opened = nextPicker();
      const finding = findVirtualInterface(from, reveal);
      const picker = await opened;
      picker.value = id;
      const line = () => picker.items.filter(({ detail }) => detail?.startsWith(`${id} · `));
      const words = ` · ${said} · ${REGION} · N. Virginia`;
      await drawn(picker, () => line()[0]?.detail?.endsWith(words) === true);
      equal(line().length, 1);
      await until(picker.onDidChangeActive, () => picker.activeItems[0] === line()[0]);
      await commands.executeCommand(ACCEPT);
      await finding;
      deepEqual(
        revealed.splice(0).map(([place, found]) => [place.profile, place.region, found]),
        [[shownIn, REGION, id]],
      );
    }
  });

  it('shows the row in the next place if it is gone from the first', async () => {
    const names = ['demo-network', 'n1'];
    from.profiles.setAdded(Promise.resolve(names.map((name) => endpoint.profile('demo-network', { name }))));
    const all = await Promise.all(
      names.map((name) => from.inventories.sweep({ profile: name, region: REGION })),
    );
    const { virtualInterfaceId: id = '' } = all[0]?.virtualInterfaces[0] ?? {};
    const tried: string[] = [];
    const opened = nextPicker();
    const finding = findVirtualInterface(from, ({ profile: name }) => {
      tried.push(name);
      return Promise.resolve(name === 'n1');
    });
    const picker = await opened;
    picker.value = id;
    await drawn(picker, () => picker.activeItems[0]?.detail?.startsWith(`${id} · `) === true);
    await commands.executeCommand(ACCEPT);
    await finding;
    deepEqual(tried, names);
  });

  it('reads nothing until something is typed, and says so', async () => {
    const calls = async () => (await endpoint.received('DescribeVirtualInterfaces')).length;
    const { virtualInterfaces } = await from.inventories.sweep({ profile: 'demo-network', region: REGION });
    await endpoint.control('DELETE', 'requests');
    const opened = nextPicker();
    const finding = findVirtualInterface(from, reveal);
    const picker = await opened;
    const says = (words: RegExp) => picker.items.some(({ label }) => words.test(label));
    await drawn(picker, () => says(/^Type to search: this reads \d+ regions from AWS$/));
    // What was read before is shown at once.
    equal(picker.items.length, virtualInterfaces.length + 1);
    picker.value = '  ';
    await until(picker.onDidChangeValue, () => picker.value === '  ');
    ok(!picker.busy);
    equal(await calls(), 0);
    picker.value = 'VLAN 101';
    await until(picker.onDidChangeValue, () => picker.busy);
    await drawn(
      picker,
      () => picker.items[0]?.description?.startsWith('VLAN 101 · ') === true && !says(/^Type to search/),
    );
    await commands.executeCommand(HIDE);
    await finding;
    ok((await calls()) > 0);
  });

  it('stops when it is hidden, and shows no row', async () => {
    await endpoint.control('POST', 'faults', { times: 100, fault: 'hang' });
    const opened = nextPicker();
    const finding = findVirtualInterface(from, reveal);
    const picker = await opened;
    picker.value = 'x';
    await until(picker.onDidChangeValue, () => picker.busy);
    await commands.executeCommand(HIDE);
    await finding;
    deepEqual(revealed, []);
  });

  it('finds what a row shows, and says what it did not find or can’t parse', async () => {
    const opened = nextPicker();
    const finding = findVirtualInterface(from, reveal);
    const picker = await opened;
    const first = (words: string) => picker.items[0]?.label.includes(words) === true;
    picker.value = 'VLAN 101';
    await drawn(picker, () => picker.items[0]?.description?.startsWith('VLAN 101 · ') === true);
    picker.value = 'no-such-name';
    await drawn(picker, () => first('No virtual interface matches no-such-name'));
    picker.value = 'state:dwn';
    await drawn(picker, () => first('Did you mean down?'));
    await commands.executeCommand(HIDE);
    await finding;
    deepEqual(revealed, []);
  });

  it('corrects and completes what is typed, and keeps the order of its lines', async () => {
    await from.inventories.sweep({ profile: 'demo-network', region: REGION });
    const opened = nextPicker();
    const finding = findVirtualInterface(from, reveal);
    const picker = await opened;
    const active = (label: string) => () => picker.activeItems[0]?.label === label;
    const accept = async (label: string, ready: () => boolean) => {
      await drawn(picker, active(label));
      await commands.executeCommand(ACCEPT);
      await until(picker.onDidChangeValue, ready);
    };
    picker.value = 'state:dwn';
    await accept('state:down', () => picker.value === 'state:down');
    picker.value = 'owner:';
    await drawn(picker, () => picker.activeItems[0]?.label.startsWith('owner:') === true);
    const owners = picker.items.filter(({ label }) => /^owner:\d{12}$/.test(label));
    ok(owners.length > 1 && owners.every(({ description }) => description?.includes('virtual interface')));
    // If something was found, Enter picks it; the completions are above it.
    picker.value = 'vlan:1';
    await drawn(picker, () => picker.items.some(({ label }) => label === 'vlan:101'));
    picker.value = 'owner:4';
    await drawn(picker, () => picker.activeItems[0]?.description?.startsWith('VLAN ') === true);
    equal(picker.items[1]?.label.startsWith('owner:4'), true);
    picker.value = 'owner:444455556667';
    await drawn(
      picker,
      () =>
        picker.items[0]?.label.startsWith('Nothing read so far matches owner:444455556667. Did you mean') ===
          true && picker.activeItems[0]?.label === 'owner:444455556666',
    );
    await commands.executeCommand(HIDE);
    await finding;
    deepEqual(revealed, []);
  });

  it('says what to do if there is nothing to choose from', async () => {
    const none = profileStoreOf(NO_FILES, { AWS_EC2_METADATA_DISABLED: 'true' });
    await rejects(pickProfile({ ...from, profiles: none }), /No AWS profile was found/);
    await rejects(
      pickProfile(from, () => false),
      /not apply to any visible profile/,
    );
    await from.choices.hide(['demo-network', 'demo-workload'], () => true);
    await rejects(pickProfile(from), /Every AWS profile is hidden/);
    const options = new ViewOptions(new TestMemento());
    await rejects(chooseProfiles({ ...from, profiles: none, options }), /No AWS profile was found/);
    const opened = nextPicker();
    const finding = findVirtualInterface(from, reveal);
    const picker = await opened;
    await drawn(picker, () => picker.items[0]?.label === 'There is no visible profile to search');
    await commands.executeCommand(HIDE);
    await finding;
  });

  it('says what to do if a region has nothing to choose from', async () => {
    await from.choices.hide(['demo-workload'], () => true);
    await from.choices.chooseRegions(profile, [REGION]);
    window.showQuickPick = ((items: QuickPickItem[]) =>
      Promise.resolve(items[0])) as unknown as typeof window.showQuickPick;
    await rejects(
      pickVirtualInterface(from, () => false),
      /demo-network has no virtual interface in us-east-1/,
    );
  });

  it('says in the status bar what was copied, as plain text', async () => {
    const said: string[] = [];
    const setStatusBarMessage = window.setStatusBarMessage.bind(window);
    window.setStatusBarMessage = ((text: string) => {
      said.push(text);
      return new Disposable(() => undefined);
    }) as typeof window.setStatusBarMessage;
    try {
      const rows = ['$(trash) core', undefined].map((connectionName, at) =>
        row({
          place: { profile: 'demo-network', region: REGION },
          subject: subjectFrom('connection', {
            connectionId: `dxcon-${at}`,
            ownerAccount: '111122223333',
            connectionName,
          }),
        }),
      );
      await copyId(from, rows[0]);
      equal(await env.clipboard.readText(), 'dxcon-0');
      await copyId(from, rows[0], rows);
      equal(await env.clipboard.readText(), 'dxcon-0\ndxcon-1');
      await copyName(from, rows[0]);
      await copyName(from, rows[0], rows);
      await copyArn(from, rows[0]);
      await copyLink(from, rows[0], rows);
      deepEqual(said, [
        'Copied dxcon-0',
        'Copied 2 IDs',
        'Copied $\u200b(trash) core',
        'Copied the names of 1 of 2 rows: the others have none',
        'Copied arn:aws:directconnect:us-east-1:111122223333:dxcon/dxcon-0',
        'Copied 2 links',
      ]);
    } finally {
      window.setStatusBarMessage = setStatusBarMessage;
    }
  });

  it('adds a region and hides it again, and with its last region the profile', async () => {
    const opened = nextPicker();
    const adding = addRegion(from, row({ profile }));
    const picker = await opened;
    ok(!picker.items.some(({ label }) => label === REGION));
    picker.value = 'xx-new-9';
    await drawn(picker, () => picker.activeItems[0]?.label === 'xx-new-9');
    await commands.executeCommand(ACCEPT);
    await adding;
    const shown = [...from.choices.regionsOf(profile)];
    ok(shown.includes('xx-new-9') && shown.includes(REGION));
    const { showInformationMessage } = window;
    const said: string[] = [];
    window.showInformationMessage = ((...words: string[]) => {
      said.push(words.join(' | '));
      return Promise.resolve(undefined);
    }) as unknown as typeof window.showInformationMessage;
    try {
      const regionRow = (region: string) => {
        const place = { profile: 'demo-network', region };
        return row({ id: nodeId('demo-network', region), place });
      };
      const rows = shown.slice(0, -1).map(regionRow);
      await hide(from, rows[0], rows);
      deepEqual(from.choices.regionsOf(profile), shown.slice(-1));
      await hide(from, regionRow(shown.at(-1) ?? ''));
      deepEqual(from.choices.regionsOf(profile), shown.slice(-1), 'a profile is never left without a region');
      ok(!from.choices.isShown(profile));
      const others = endpoint.profile('demo-workload');
      await hide(from, row({ profile: others }));
      ok(!from.choices.isShown(others));
      deepEqual(said, [
        `Hidden: ${shown.slice(0, -1).join(', ')} of demo-network. To undo this, use Choose Regions… | Choose Regions…`,
        'Hidden: demo-network. To undo this, use Choose Profiles… | Choose Profiles…',
        'Hidden: demo-workload. To undo this, use Choose Profiles… | Choose Profiles…',
      ]);
    } finally {
      window.showInformationMessage = showInformationMessage;
    }
  });

  it('says that no region could be checked, rather than that none is in use', async () => {
    await endpoint.control('POST', 'faults', {
      times: 500,
      fault: 'error',
      status: 400,
      code: 'AccessDeniedException',
      message: 'no',
    });
    const regions = ['eu-central-1', REGION];
    await from.choices.chooseRegions(profile, regions);
    window.showQuickPick = () => {
      throw new Error('no choice is expected');
    };
    await rejects(
      findRegionsInUse(from, row({ profile })),
      /^Failure: None of the \d+ regions could be checked/,
    );
    deepEqual(from.choices.regionsOf(profile), regions);
  });

  it('finds the regions in use, and says why others could not be checked', async () => {
    await endpoint.control('POST', 'faults', {
      region: 'eu-central-1',
      times: 50,
      fault: 'error',
      status: 400,
      code: 'AccessDeniedException',
      message: 'no',
    });
    await from.choices.chooseRegions(profile, [REGION]);
    let offered: readonly QuickPickItem[] = [];
    let title = '';
    window.showQuickPick = ((items: QuickPickItem[], options: QuickPickOptions) => {
      offered = items;
      title = options.title ?? '';
      return Promise.resolve(items.filter(({ picked }) => picked));
    }) as unknown as typeof window.showQuickPick;
    await findRegionsInUse(from, row({ profile }));
    const counts = /^demo-network: 2 of (\d+) regions in use; \d+ could not be checked$/.exec(title);
    // A reader of the title takes the second number to mean all regions.
    const all = new Set([...regionsBeside(REGION), ...from.choices.regionsOf(profile)]);
    equal(Number(counts?.[1]), all.size, title);
    const denied = offered.find(({ label }) => label === 'eu-central-1');
    equal(denied?.picked, false);
    ok(denied.description?.includes('not allowed to call'));
    ok(offered.some(({ description }) => description?.includes('not enabled for this account')));
    deepEqual([...from.choices.regionsOf(profile)].sort(), ['ap-southeast-2', REGION]);
  });
});
