import { deepEqual, equal, rejects } from 'node:assert/strict';
import type { Session } from '../../../../src/aws/session/session';
import { Acceptance } from '../../../../src/views/allocation/acceptance';
import type { Acceptance as AcceptanceView } from '../../../../src/views/allocation/messages';

const OWNER = '444455556666';

describe('an acceptance', () => {
  let options: { readonly account?: string }[];
  let shown: AcceptanceView[];
  beforeEach(() => ([options, shown] = [[], []]));

  /** @param verified the account of a profile, according to AWS. */
  function acceptance(
    verified: (profile: string) => string | undefined,
    onAccepted: () => Promise<void>,
    accountOf: (profile: string) => Promise<string> = () => Promise.resolve(OWNER),
  ) {
    const session = {
      gateways: () => Promise.resolve({ gateways: [{ kind: 'virtual', id: 'vgw-1' }] }),
      write: (_operation: unknown, _input: unknown, how: { readonly account?: string }) => {
        options.push(how);
        return Promise.resolve({ kind: 'done', result: { state: 'pending' } });
      },
    } as unknown as Session;
    return new Acceptance(
      {
        ...{ virtualInterfaceId: 'dxvif-1', type: 'private', ownerAccount: OWNER, region: 'us-east-1' },
        session: () => Promise.resolve(session),
        profilesOf: () => Promise.resolve(['owner']),
        accountOf,
        verified,
        note: () => Promise.resolve(),
        show: (view) => shown.push(view),
        onAccepted,
        now: Date.now,
      },
      undefined,
    );
  }

  it('that was done is never reported as not sent, whatever fails afterwards', async () => {
    const one = acceptance(
      () => undefined,
      () => Promise.reject(new Error('no room')),
    );
    await one.choose('owner');
    await rejects(one.accept('vgw-1'), /no room/);
    equal(options.length, 1);
    deepEqual(
      shown.flatMap(({ outcome }) => outcome ?? []),
      [],
    );
  });

  it('is sent with the account that the profile had when its gateways were read', async () => {
    let account: string | undefined = OWNER;
    const one = acceptance(
      () => account,
      () => Promise.resolve(),
    );
    await one.choose('owner');
    account = '999999999999';
    await one.accept('vgw-1');
    deepEqual(
      options.map((how) => how.account),
      [OWNER],
    );
  });

  it('is with the profile that was chosen last, even if another one’s answer comes later', async () => {
    let answer: (account: string) => void = () => undefined;
    const one = acceptance(
      (profile) => (profile === 'slow' ? '999999999999' : OWNER),
      () => Promise.resolve(),
      (profile) =>
        profile === 'slow' ? new Promise((resolve) => (answer = resolve)) : Promise.resolve(OWNER),
    );
    const first = one.choose('slow');
    await one.choose('owner');
    answer('999999999999');
    await first;
    const { profile, gateways } = shown.at(-1) ?? {};
    deepEqual(
      [profile, gateways?.notice, gateways?.items.map(({ id }) => id)],
      ['owner', undefined, ['vgw-1']],
    );
    await one.accept('vgw-1');
    deepEqual(
      options.map((how) => how.account),
      [OWNER],
    );
  });
});
