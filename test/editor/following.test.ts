import { deepEqual, equal } from 'node:assert/strict';
import { once } from 'node:events';
import { window } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { buildFollowing } from '../../src/graph/following';
import type { FollowingContext } from '../../src/graph/following';
import type { Log } from '../../src/views/log';
import { TestMemento } from '../support/memento';
import { SWITCHED, switchedProfile } from '../support/switchedProfile';
import type { TestEndpoint } from '../support/endpoint';
import { REGION, startTestEndpoint } from './support';

const place = { profile: SWITCHED, region: REGION };

describe('following with a profile whose keys are replaced with those of another account', () => {
  const showInformationMessage = window.showInformationMessage.bind(window);
  let endpoint: TestEndpoint;

  before(async () => (endpoint = await startTestEndpoint()));
  after(() => endpoint.stop());
  afterEach(() => (window.showInformationMessage = showInformationMessage));

  it('notifies the user, and reads what is shown again', async () => {
    const told = new Promise<string>((resolve) => {
      window.showInformationMessage = (text: string) => {
        resolve(text);
        return Promise.resolve(undefined);
      };
    });
    const accountOf = (name: string) => endpoint.accounts.find((one) => one.name === name)?.accountId ?? '';
    const [network, workload] = ['demo-network', 'demo-workload'].map(accountOf);
    const profile = switchedProfile(endpoint, 'demo-network');
    const stores = profile.stores();
    const { inventories, identities } = stores;
    await inventories.open(place);
    await inventories.sweep(place);
    await identities.identify(SWITCHED);
    const id = inventories.current(place)?.sweep.virtualInterfaces[0]?.virtualInterfaceId ?? '';
    const subscriptions: ExtensionContext['subscriptions'] = [];
    const context = { subscriptions, workspaceState: new TestMemento() } as unknown as ExtensionContext;
    const { loadFollowing } = buildFollowing(context, undefined as unknown as Log, {
      ...({ ...stores, nameOf: (_place, named) => `the ${named}` } as FollowingContext),
      open: () => undefined,
    });
    const following = await loadFollowing();
    const one = { place, kind: 'virtualInterface' as const, id };
    following.await({ ...one, state: 'pending', isKept: true, account: network });
    profile.switchTo('demo-workload');
    const read = once(inventories, 'read');
    following.pollIn(place);
    equal(
      await told,
      `Profile ${SWITCHED} now uses account ${workload} instead of account ${network}. You will be notified about the ${id} once the profile uses account ${network} again.`,
    );
    deepEqual(await read, [place]);
    equal(await inventories.current(place)?.sweep.account?.(), workload);
    for (const subscription of subscriptions) subscription.dispose();
    profile.remove();
  });
});
