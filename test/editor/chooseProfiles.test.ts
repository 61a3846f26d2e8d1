import { deepEqual, equal, ok } from 'node:assert/strict';
import { window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { IdentityStore } from '../../src/aws/identityStore';
import { InventoryStore } from '../../src/aws/inventory/store';
import { ProfileStore } from '../../src/aws/profileStore';
import { SessionStore } from '../../src/aws/sessionStore';
import { chooseProfiles } from '../../src/commands/chooseProfiles';
import { Choices } from '../../src/views/connections/choices';
import { ViewOptions } from '../../src/views/connections/viewOptions';
import { TestMemento } from '../support/memento';
import { sdk } from '../support/sdk';
import { startTestEndpoint } from './support';
import type { TestEndpoint } from '../support/endpoint';

describe('choosing profiles', () => {
  const { showQuickPick } = window;
  let endpoint: TestEndpoint;
  let memory: TestMemento;
  let from: Parameters<typeof chooseProfiles>[0];
  let offered: readonly QuickPickItem[];

  /** Answers the list that is asked with the rows of these labels. */
  const choose = (...labels: readonly string[]) => {
    window.showQuickPick = ((items: readonly QuickPickItem[]) => {
      offered = items;
      return Promise.resolve(items.filter(({ label }) => labels.includes(label)));
    }) as unknown as typeof showQuickPick;
    return chooseProfiles(from);
  };
  const names = async () => (await from.profiles.list()).profiles.map(({ name }) => name);

  before(async () => {
    endpoint = await startTestEndpoint();
  });
  after(() => endpoint.stop());
  beforeEach(() => {
    const files = { configFile: '/nowhere/config', credentialsFile: '/nowhere/credentials' };
    const profiles = new ProfileStore(files, {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${endpoint.url}/container`,
      AWS_EC2_METADATA_SERVICE_ENDPOINT: endpoint.url,
    });
    profiles.setAdded(
      Promise.resolve(['demo-network', 'demo-workload'].map((name) => endpoint.profile(name))),
    );
    const sessions = new SessionStore(profiles, () => Promise.resolve(sdk));
    memory = new TestMemento();
    from = {
      profiles,
      sessions,
      inventories: new InventoryStore(sessions),
      identities: new IdentityStore(profiles, () => Promise.resolve(sdk)),
      choices: new Choices(memory, () => []),
      options: new ViewOptions(new TestMemento()),
    };
  });
  afterEach(() => {
    window.showQuickPick = showQuickPick;
  });

  it('offers favorites first, and the credentials of this machine unpicked', async () => {
    await from.options.setFavorite(['demo-workload'], true);
    await choose('demo-network', 'demo-workload');
    deepEqual(
      offered.map(({ label, picked }) => [label, picked]),
      [
        ['demo-workload', true],
        ['demo-network', true],
        ['This machine', undefined],
        ['container credentials', false],
        ['instance metadata', false],
      ],
    );
    ok(offered[0]?.description?.startsWith('favorite'));
  });

  it('lists credentials of this machine where they are picked, remembers it, and asks nothing of them', async () => {
    await choose('demo-network', 'demo-workload', 'instance metadata');
    deepEqual(await names(), ['demo-network', 'demo-workload', 'instance metadata']);
    deepEqual(new Choices(memory, () => []).ambient, ['instance']);
    deepEqual(await endpoint.control('GET', 'requests'), { requests: [] });
    await choose('demo-network', 'demo-workload');
    deepEqual(await names(), ['demo-network', 'demo-workload']);
    deepEqual(from.choices.ambient, []);
  });

  it('hides what is not picked', async () => {
    await choose('demo-network');
    equal(from.choices.isShown(endpoint.profile('demo-network')), true);
    equal(from.choices.isShown(endpoint.profile('demo-workload')), false);
  });
});
