import { deepEqual, equal, rejects } from 'node:assert/strict';
import { KeyAccounts } from '../../../../src/aws/identity/keyAccounts';
import type { Profile } from '../../../../src/aws/profiles/profiles';

const keys = (accessKeyId: string) => ({ accessKeyId, secretAccessKey: accessKeyId.toLowerCase() });
const profile: Profile = {
  ...{ name: 'p', regions: [], endpoints: {} },
  origin: { kind: 'memory', ...keys('AKIAMEMORY') },
};

describe('the account of an access key', () => {
  let asked: string[];
  let learned: string[];
  /** Answers the requests so far. */
  let answer: (account: string | Error) => void;
  let accounts: KeyAccounts;

  beforeEach(() => {
    [asked, learned] = [[], []];
    const waiting: ((account: string | Error) => void)[] = [];
    answer = (account) => waiting.splice(0).forEach((done) => done(account));
    accounts = new KeyAccounts(
      (_profile, { accessKeyId }) =>
        new Promise((resolve, reject) => {
          asked.push(accessKeyId);
          waiting.push((account) => (typeof account === 'string' ? resolve(account) : reject(account)));
        }),
      (name, account) => learned.push(`${name} ${account}`),
    );
  });

  it('is requested once for all who ask, and never again', async () => {
    const finding = [accounts.find(profile, keys('A')), accounts.find(profile, keys('A'))];
    answer('1');
    deepEqual(await Promise.all([...finding, accounts.find(profile, keys('A'))]), ['1', '1', '1']);
    deepEqual([asked, learned], [['A'], ['p 1']]);
    equal(accounts.known(profile, 'A'), '1');
    equal(accounts.known(profile, 'B'), undefined);
  });

  it('still arrives for others when one of them stops waiting', async () => {
    const stopped = new AbortController();
    const first = accounts.find(profile, keys('A'), stopped.signal);
    const second = accounts.find(profile, keys('A'));
    stopped.abort();
    await rejects(first, { kind: 'cancelled' });
    answer('1');
    equal(await second, '1');
    deepEqual(asked, ['A']);
  });

  it('is requested again after a failure', async () => {
    const first = accounts.find(profile, keys('A'));
    answer(new Error('unreachable'));
    await rejects(first, /unreachable/);
    equal(accounts.has('p'), false);
    const second = accounts.find(profile, keys('A'));
    answer('1');
    equal(await second, '1');
    equal(accounts.has('p'), true);
  });

  it('is not known once the profile has changed', async () => {
    accounts.learn(profile, 'A', '1');
    const changed = { ...profile, regions: ['eu-west-1'] };
    equal(accounts.known(changed, 'A'), undefined);
    const failing = accounts.find(changed, keys('A'));
    answer(new Error('unreachable'));
    await rejects(failing, /unreachable/);
    equal(accounts.has('p'), true, 'writes request it, since it was known before');
    const finding = accounts.find(changed, keys('A'));
    answer('2');
    equal(await finding, '2');
  });
});
