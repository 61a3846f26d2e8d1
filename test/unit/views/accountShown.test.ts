import { deepEqual, equal } from 'node:assert/strict';
import { once } from 'node:events';
import { accountShown } from '../../../src/views/accountShown';
import { startEndpoint } from '../../support/endpoint';
import type { TestEndpoint } from '../../support/endpoint';
import { SWITCHED, switchedProfile } from '../../support/switchedProfile';

const place = { profile: SWITCHED, region: 'us-east-1' };
const other = { profile: SWITCHED, region: 'eu-central-1' };

describe('the account of what is shown', () => {
  let endpoint: TestEndpoint;
  let profile: ReturnType<typeof switchedProfile>;

  const accountOf = (name: string) => endpoint.accounts.find((one) => one.name === name)?.accountId;

  before(async () => (endpoint = await startEndpoint()));
  after(() => endpoint.stop());
  beforeEach(() => (profile = switchedProfile(endpoint, 'demo-network')));
  afterEach(() => profile.remove());

  it('is that of the rows, whatever is known of the profile when its keys are replaced', async () => {
    const stores = profile.stores();
    const { inventories, identities } = stores;
    const shown = () => Promise.all([place, other].map((one) => accountShown(stores, one)));
    const [network, workload] = ['demo-network', 'demo-workload'].map(accountOf);
    for (const one of [place, other]) await inventories.sweep(one);
    await identities.identify(SWITCHED);
    deepEqual(await shown(), [network, network]);
    profile.switchTo('demo-workload');
    deepEqual(await shown(), [network, network]);
    const read = once(inventories, 'read');
    inventories.refresh(place);
    const reading = inventories.sweep(place);
    deepEqual(await shown(), [network, network], 'the rows from before are still there');
    await Promise.all([read, reading]);
    equal(identities.known(SWITCHED)?.accountId, network, 'the answer has not come yet');
    deepEqual(await shown(), [workload, network]);
    identities.reread(SWITCHED);
    equal((await identities.identify(SWITCHED))?.accountId, workload);
    deepEqual(await shown(), [workload, network], 'the other region was not read again');
  });

  it('is that of the profile if nothing of the place was read', async () => {
    const stores = profile.stores();
    await stores.identities.identify(SWITCHED);
    equal(await accountShown(stores, place), accountOf('demo-network'));
  });

  it('is not requested if the account of the profile was never found out', async () => {
    const stores = profile.stores();
    await stores.inventories.sweep(place);
    await endpoint.control('DELETE', 'requests');
    equal(await accountShown(stores, place), undefined);
    deepEqual(await endpoint.received('GetCallerIdentity'), []);
  });
});
