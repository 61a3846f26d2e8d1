import { deepEqual, equal } from 'node:assert/strict';
import { once } from 'node:events';
import { IdentityStore } from '../../../../src/aws/identity/identityStore';
import type { ProfileStore } from '../../../../src/aws/profiles/profileStore';
import type { Profile } from '../../../../src/aws/profiles/profiles';
import type { Identity, Sdk } from '../../../../src/aws/session/session';
import { profileStoreOf } from '../../../support/profileStore';

const profile = (name: string, accessKeyId: string): Profile => ({
  ...{ name, regions: [], endpoints: {} },
  origin: { kind: 'memory', accessKeyId, secretAccessKey: 'x' },
});
const identity = (accountId: string): Identity => ({ accountId, arn: `arn:aws:iam::${accountId}:root` });

describe('who a profile is', () => {
  let profiles: ProfileStore;
  let identities: IdentityStore;
  let questions: { readonly keys: string; answer(accountId: string): void; fail(): void }[];
  let told: string[];

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
            answer: (accountId) => resolve(identity(accountId)),
            fail: () => reject(new Error('no')),
          });
        }),
    };
    identities = new IdentityStore(profiles, () => Promise.resolve(sdk as Sdk));
    identities.on('change', (name) => told.push(name));
  });

  /** Asks, and answers. */
  const learn = async (name: string, accountId: string) => {
    const asking = identities.identify(name);
    (await asked(questions.length + 1))?.answer(accountId);
    return asking;
  };

  it('is asked once, and again after a failure', async () => {
    const failing = identities.identify('a');
    (await asked(1))?.fail();
    equal(await failing, undefined);
    await learn('a', '111122223333');
    deepEqual(await identities.identify('a'), identity('111122223333'));
    deepEqual([questions.length, told, identities.known('a')], [2, ['a'], identity('111122223333')]);
  });

  it('is forgotten of one that is another now or gone, and kept of the rest', async () => {
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

  it('is what was asked for last, when the profile changed before the first answer came', async () => {
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

  it('is asked for again when the profile changed before the answer came, and nobody asked since', async () => {
    const asking = identities.identify('a');
    const first = await asked(1);
    setProfiles(profile('a', 'second'));
    first?.answer('111122223333');
    const second = await asked(2);
    deepEqual([second?.keys, identities.known('a')], ['second', undefined]);
    second?.answer('222233334444');
    deepEqual(await asking, identity('222233334444'));
  });
});
