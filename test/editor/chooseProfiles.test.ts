import { deepEqual, equal, ok } from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { QuickPickItemKind, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { IdentityStore } from '../../src/aws/identity/identityStore';
import { InventoryStore } from '../../src/aws/inventory/store';
import { createSdk } from '../../src/aws/sdk';
import { SessionStore } from '../../src/aws/session/sessionStore';
import { chooseProfiles } from '../../src/commands/profile/choose';
import { Choices } from '../../src/views/connections/choices';
import { ConnectionsProvider } from '../../src/views/connections/provider';
import { ViewOptions } from '../../src/views/connections/viewOptions';
import type { TestEndpoint } from '../support/endpoint';
import { TestMemento } from '../support/memento';
import { writing } from '../support/writing';
import { REGION, startTestEndpoint } from './support';
import { profileStoreOf } from '../support/profileStore';

const NO_FILES = { configFile: '/nowhere/config', credentialsFile: '/nowhere/credentials' };
const INSTANCE = 'instance metadata';

describe('choosing profiles', () => {
  const showQuickPick = window.showQuickPick.bind(window);
  let endpoint: TestEndpoint;
  let metadata: Server;
  let asked: string[];
  let memory: TestMemento;
  let offered: readonly QuickPickItem[];

  /** Everything that the command works with, as after a restart. */
  const start = () => {
    const env = {
      AWS_REGION: REGION,
      AWS_EC2_METADATA_SERVICE_ENDPOINT: `http://127.0.0.1:${(metadata.address() as AddressInfo).port}`,
    };
    const profiles = profileStoreOf(NO_FILES, env);
    const load = () =>
      Promise.resolve(createSdk({ mfaCode: () => Promise.resolve(undefined) }, writing(), env));
    const sessions = new SessionStore(profiles, load);
    const choices = new Choices(memory, () => [REGION]);
    profiles.setAmbient(choices.ambient);
    profiles.setAdded(
      Promise.resolve([
        endpoint.profile('demo-network', { needsMfa: true }),
        endpoint.profile('demo-workload', { sso: { startUrl: 'https://example.com', region: REGION } }),
      ]),
    );
    const from = {
      profiles,
      sessions,
      inventories: new InventoryStore(sessions),
      identities: new IdentityStore(profiles, load),
      choices,
      options: new ViewOptions(memory),
    };
    return { ...from, tree: new ConnectionsProvider(from).tree };
  };
  /** Picks the wanted items in the next list. */
  const pick = (wanted: (item: QuickPickItem) => boolean) => {
    window.showQuickPick = ((items: QuickPickItem[]) => {
      offered = items;
      return Promise.resolve(items.filter(wanted));
    }) as unknown as typeof window.showQuickPick;
  };
  const labels = async ({ tree }: ReturnType<typeof start>) =>
    (await tree.getChildren()).map((node) => tree.getTreeItem(node).label);

  before(async () => {
    endpoint = await startTestEndpoint();
    metadata = createServer(({ url = '' }, response) => {
      asked.push(url);
      response.writeHead(404).end();
    }).listen(0, '127.0.0.1');
    await once(metadata, 'listening');
  });
  after(async () => {
    metadata.close();
    await endpoint.stop();
  });
  beforeEach(() => {
    memory = new TestMemento();
    asked = [];
  });
  afterEach(() => {
    window.showQuickPick = showQuickPick;
  });

  it('offers favorites first, with the kind of credentials and the account where it is known', async () => {
    const from = start();
    await from.options.setFavorite(['demo-workload'], true);
    await from.identities.identify('demo-network');
    pick(({ picked }) => picked === true);
    await chooseProfiles(from);
    deepEqual(
      offered.slice(0, 2).map(({ label }) => label),
      ['demo-workload', 'demo-network'],
    );
    ok(offered[0]?.description?.includes('IAM Identity Center'));
    ok(offered[1]?.description?.includes('MFA') && /\d{12}/.test(offered[1].description));
  });

  it('offers this machine’s credentials, unpicked, and remembers them when they are picked', async () => {
    const from = start();
    pick(() => true);
    await chooseProfiles(from);
    const at = offered.findIndex(({ kind }) => kind === QuickPickItemKind.Separator);
    equal(offered[at]?.label, 'This machine');
    equal(offered[at + 1]?.label, INSTANCE);
    equal(offered[at + 1]?.picked, false);
    deepEqual(await labels(from), ['demo-network', 'demo-workload', INSTANCE]);

    const again = start();
    deepEqual(await labels(again), ['demo-network', 'demo-workload', INSTANCE]);
    const profile = (await again.tree.getChildren())[2];
    // Loaded before the row is opened, so that loading takes none of the time in which the service has to answer.
    await again.sessions.session({ profile: INSTANCE, region: REGION });
    deepEqual(asked, []);
    await again.tree.getChildren(profile);
    deepEqual(asked, ['/latest/api/token']);

    pick(({ label }) => label === 'demo-workload');
    await chooseProfiles(again);
    equal(offered.find(({ label }) => label === INSTANCE)?.picked, true);
    deepEqual(await labels(again), ['demo-workload']);
    deepEqual(await labels(start()), ['demo-workload']);
  });
});
