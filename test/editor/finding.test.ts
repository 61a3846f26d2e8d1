import { deepEqual, equal, ok } from 'node:assert/strict';
import { TreeItem, commands, window } from 'vscode';
import type { QuickPick, QuickPickItem, QuickPickOptions } from 'vscode';
import { IdentityStore } from '../../src/aws/identityStore';
import { InventoryStore } from '../../src/aws/inventory/store';
import type { Place } from '../../src/aws/place';
import { ProfileStore } from '../../src/aws/profileStore';
import type { Profile } from '../../src/aws/profiles';
import { SessionStore } from '../../src/aws/sessionStore';
import { addRegion, removeRegion } from '../../src/commands/addRegion';
import { findVirtualInterface } from '../../src/commands/find/findVirtualInterface';
import { findRegionsInUse } from '../../src/commands/findRegionsInUse';
import type { PickFrom } from '../../src/commands/pick';
import { Choices } from '../../src/views/connections/choices';
import { nodeId } from '../../src/views/connections/node';
import type { Node } from '../../src/views/connections/node';
import type { TestEndpoint } from '../support/endpoint';
import { TestMemento } from '../support/memento';
import { sdk } from '../support/sdk';
import { REGION, startTestEndpoint, until } from './support';

const NO_FILES = { configFile: '/nowhere/config', credentialsFile: '/nowhere/credentials' };
const ACCEPT = 'workbench.action.acceptSelectedQuickOpenItem';
const HIDE = 'workbench.action.closeQuickOpen';

describe('finding', () => {
  let endpoint: TestEndpoint;
  let from: PickFrom;
  let profile: Profile;
  let revealed: [Place, string][];
  const createQuickPick = window.createQuickPick.bind(window);
  const showQuickPick = window.showQuickPick.bind(window);

  const reveal = (place: Place, id: string) => {
    revealed.push([place, id]);
    return Promise.resolve();
  };
  /** The next quick pick that is made: the editor's own, looked at from here. */
  const nextPicker = () =>
    new Promise<QuickPick<QuickPickItem>>((resolve) => {
      window.createQuickPick = <Item extends QuickPickItem>() => {
        const picker = createQuickPick<Item>();
        resolve(picker);
        return picker;
      };
    });
  /** Waits until the lines of a quick pick are such. The editor tells which line is active after each drawing. */
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
    const profiles = new ProfileStore(NO_FILES);
    profiles.setAdded(Promise.resolve([profile, endpoint.profile('demo-workload')]));
    const load = () => Promise.resolve(sdk);
    const sessions = new SessionStore(profiles, load);
    from = {
      profiles,
      sessions,
      inventories: new InventoryStore(sessions),
      identities: new IdentityStore(profiles, load),
      choices: new Choices(new TestMemento(), () => []),
    };
  });
  afterEach(() => {
    window.createQuickPick = createQuickPick;
    window.showQuickPick = showQuickPick;
  });

  it('offers what is found in every region, and shows the row of what is picked', async () => {
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

  it('ends when it is hidden, and shows no row', async () => {
    await endpoint.control('POST', 'faults', { times: 100, fault: 'hang' });
    const opened = nextPicker();
    const finding = findVirtualInterface(from, reveal);
    const picker = await opened;
    ok(picker.busy);
    await commands.executeCommand(HIDE);
    await finding;
    deepEqual(revealed, []);
  });

  it('adds a region and takes it away again, but never the last one', async () => {
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
    for (const region of shown) {
      await removeRegion(
        from,
        row({ id: nodeId('demo-network', region), place: { profile: 'demo-network', region } }),
      );
    }
    deepEqual(from.choices.regionsOf(profile), shown.slice(-1));
  });

  it('finds the regions in use, and says of the others why they are not known', async () => {
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
    ok(title.startsWith('demo-network: '));
    const denied = offered.find(({ label }) => label === 'eu-central-1');
    equal(denied?.picked, false);
    ok(denied.description?.includes('may not call'));
    ok(offered.some(({ description }) => description?.includes('not enabled for this account')));
    deepEqual([...from.choices.regionsOf(profile)].sort(), ['ap-southeast-2', REGION]);
  });
});
