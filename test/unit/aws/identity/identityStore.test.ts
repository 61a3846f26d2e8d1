import { deepEqual, equal, ok } from 'node:assert/strict';
import { once } from 'node:events';
import { IdentityStore } from '../../../../src/aws/identity/identityStore';
import type { ProfileStore } from '../../../../src/aws/profiles/profileStore';
import type { Profile } from '../../../../src/aws/profiles/profiles';
import type { Identity, Sdk } from '../../../../src/aws/session/session';
import { startEndpoint } from '../../../support/endpoint';
import type { TestEndpoint } from '../../../support/endpoint';
import { TestMemento } from '../../../support/memento';
import { profileStoreOf } from '../../../support/profileStore';
import { SWITCHED, switchedProfile } from '../../../support/switchedProfile';

const profile = (name: string, accessKeyId: string): Profile => ({
  ...{ name, regions: [], endpoints: {} },
  origin: { kind: 'memory', accessKeyId, secretAccessKey: 'x' },
});
const identity = (accountId: string): Identity => ({ accountId, arn: `arn:aws:iam::${accountId}:root` });
/**
 * A profile in the shared files.
 * @param settings a fingerprint of its settings.
 */
const ofFiles = (name: string, settings: number, more: Partial<Profile> = {}): Profile => ({
  ...{ name, regions: [], endpoints: {} },
  origin: { kind: 'files', configFile: 'config', credentialsFile: 'credentials', identity: settings },
  ...more,
});

describe('the identity of a profile', () => {
  let profiles: ProfileStore;
  let identities: IdentityStore;
  let questions: { readonly keys: string; answer(accountId: string, alias?: string): void; fail(): void }[];
  let told: string[];
  let memory: TestMemento;
  let load: () => Promise<Sdk>;

  const setProfiles = (...now: readonly Profile[]) => profiles.setAdded(Promise.resolve(now));
  const asked = async (count: number) => {
    while (questions.length < count) await new Promise((resolve) => setImmediate(resolve));
    return questions[count - 1];
  };

  beforeEach(() => {
    questions = [];
    told = [];
    profiles = profileStoreOf({ configFile: '/nowhere', credentialsFile: '/nowhere' });
    setProfiles(profile('a', 'first'), profile('b', 'first'));
    const sdk: Pick<Sdk, 'identify'> = {
      identify: ({ origin }) =>
        new Promise((resolve, reject) => {
          questions.push({
            keys: origin.kind === 'memory' ? origin.accessKeyId : '',
            answer: (accountId, alias) => resolve({ ...identity(accountId), ...(alias && { alias }) }),
            fail: () => reject(new Error('no')),
          });
        }),
    };
    memory = new TestMemento();
    load = () => Promise.resolve(sdk as Sdk);
    identities = new IdentityStore(profiles, load, memory);
    identities.on('change', (name) => told.push(name));
  });

  /** Requests the identity, and answers the request. */
  const learn = async (name: string, accountId: string, alias?: string) => {
    const asking = identities.identify(name);
    (await asked(questions.length + 1))?.answer(accountId, alias);
    return asking;
  };

  it('is requested once, and again after a failure', async () => {
    const failing = identities.identify('a');
    (await asked(1))?.fail();
    equal(await failing, undefined);
    await learn('a', '111122223333');
    deepEqual(await identities.identify('a'), identity('111122223333'));
    deepEqual([questions.length, told, identities.known('a')], [2, ['a'], identity('111122223333')]);
  });

  it('is requested again after a refresh of its rows, and known as before until the answer comes', async () => {
    await learn('a', '111122223333');
    identities.reread('a');
    const asking = identities.identify('a');
    deepEqual(identities.known('a'), identity('111122223333'));
    (await asked(2))?.answer('444455556666');
    deepEqual(await asking, identity('444455556666'));
    deepEqual([identities.known('a'), told], [identity('444455556666'), ['a', 'a']]);
  });

  it('is forgotten if the profile was changed or removed, and kept for the others', async () => {
    await learn('a', '111122223333');
    await learn('b', '222233334444');
    told = [];
    const forgotten = once(identities, 'change');
    setProfiles(profile('a', 'second'), profile('b', 'first'));
    await forgotten;
    deepEqual(
      [identities.known('a'), identities.known('b'), told],
      [undefined, identity('222233334444'), ['a']],
    );
    const gone = once(identities, 'change');
    setProfiles();
    await gone;
    equal(identities.known('b'), undefined);
  });

  it('is that of the last request if the profile changed before the first answer came', async () => {
    const asking = identities.identify('a');
    const first = await asked(1);
    setProfiles(profile('a', 'second'));
    const again = identities.identify('a');
    (await asked(2))?.answer('222233334444');
    await again;
    first?.answer('111122223333');
    deepEqual(await asking, identity('222233334444'));
    deepEqual([identities.known('a'), told], [identity('222233334444'), ['a']]);
  });

  it('is requested again if the profile changed before the answer came, even without another request', async () => {
    const asking = identities.identify('a');
    const first = await asked(1);
    setProfiles(profile('a', 'second'));
    first?.answer('111122223333');
    const second = await asked(2);
    deepEqual([second?.keys, identities.known('a')], ['second', undefined]);
    second?.answer('222233334444');
    deepEqual(await asking, identity('222233334444'));
  });

  describe('and the account that its row shows', () => {
    const afterReload = () => new IdentityStore(profiles, load, memory);

    it('is known after a reload, with its alias, and no name of a user or role is kept', async () => {
      const [one, other] = [ofFiles('a', 1), ofFiles('b', 2)];
      setProfiles(one, other);
      await learn('a', '111122223333', 'corp');
      await learn('b', '222233334444');
      const after = afterReload();
      deepEqual(after.accountOf(one), { accountId: '111122223333', alias: 'corp' });
      deepEqual(after.accountOf(other), { accountId: '222233334444' });
      deepEqual([after.known('a'), questions.length], [undefined, 2]);
      ok(!JSON.stringify([...memory.keys()].map((key) => memory.get(key))).includes('arn:'));
    });

    it('is the latest, when another account answers', async () => {
      const one = ofFiles('a', 1);
      setProfiles(one);
      await learn('a', '111122223333', 'corp');
      setProfiles(one);
      await learn('a', '222233334444');
      deepEqual(identities.accountOf(one)?.accountId, '222233334444');
      deepEqual(afterReload().accountOf(one), { accountId: '222233334444' });
    });

    it('is not known for a profile whose settings have changed', async () => {
      setProfiles(ofFiles('a', 1));
      await learn('a', '111122223333');
      const after = afterReload();
      equal(after.accountOf(ofFiles('a', 2)), undefined);
      equal(after.accountOf(ofFiles('a', 1, { endpoints: { sts: 'http://127.0.0.1' } })), undefined);
      equal(after.accountOf(ofFiles('b', 1)), undefined);
    });

    it('is not kept if the settings do not decide it: for the environment and the local endpoint', async () => {
      const machine: Profile = { ...ofFiles('a', 1), origin: { kind: 'environment' } };
      const local = profile('b', 'first');
      setProfiles(machine, local);
      await learn('a', '111122223333');
      await learn('b', '222233334444');
      deepEqual([afterReload().accountOf(machine), afterReload().accountOf(local)], [undefined, undefined]);
    });

    it('is the one that the settings name, until AWS says otherwise', async () => {
      const one = ofFiles('a', 1, { accountId: '333344445555' });
      setProfiles(one);
      deepEqual(identities.accountOf(one), { accountId: '333344445555' });
      await learn('a', '111122223333');
      equal(identities.accountOf(one)?.accountId, '111122223333');
    });

    it('ignores what another version stored', async () => {
      for (const left of ['x', [1, null, ['a']], [['a', 1, 'no number']], [['a', 1, '111122223333', 7]]]) {
        await memory.update('accountsOfProfiles', left);
        equal(afterReload().accountOf(ofFiles('a', 1)), undefined);
      }
    });
  });
});

describe('the identity of a profile whose keys are replaced with those of another account', () => {
  let endpoint: TestEndpoint;

  before(async () => (endpoint = await startEndpoint()));
  after(() => endpoint.stop());

  it('is known once a place of it was read, and again once that place was refreshed', async () => {
    const profile = switchedProfile(endpoint, 'demo-network');
    const { sessions, inventories, identities } = profile.stores();
    identities.follow(sessions, inventories);
    const place = { profile: SWITCHED, region: 'us-east-1' };
    for (const name of ['demo-network', 'demo-workload']) {
      profile.switchTo(name);
      inventories.refresh(place);
      const known = once(identities, 'change');
      await inventories.sweep(place);
      await known;
      const account = endpoint.accounts.find((one) => one.name === name)?.accountId;
      equal(identities.known(SWITCHED)?.accountId, account);
    }
    profile.remove();
  });
});
