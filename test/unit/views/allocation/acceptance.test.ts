import { deepEqual, equal, rejects } from 'node:assert/strict';
import type { Session } from '../../../../src/aws/session/session';
import { Acceptance } from '../../../../src/views/allocation/acceptance';
import type { Acceptance as AcceptanceView } from '../../../../src/views/allocation/messages';

describe('an acceptance', () => {
  it('that was done is never reported as not sent, whatever fails afterwards', async () => {
    let sent = 0;
    const session = {
      gateways: () => Promise.resolve({ gateways: [{ kind: 'virtual', id: 'vgw-1' }] }),
      write: () => {
        sent += 1;
        return Promise.resolve({ kind: 'done', result: { state: 'pending' } });
      },
    } as unknown as Session;
    const shown: AcceptanceView[] = [];
    const acceptance = new Acceptance(
      {
        ...{
          virtualInterfaceId: 'dxvif-1',
          type: 'private',
          ownerAccount: '444455556666',
          region: 'us-east-1',
        },
        session: () => Promise.resolve(session),
        profilesOf: () => Promise.resolve(['owner']),
        accountOf: () => Promise.resolve('444455556666'),
        note: () => Promise.resolve(),
        show: (view) => shown.push(view),
        onAccepted: () => Promise.reject(new Error('no room')),
        now: Date.now,
      },
      undefined,
    );
    await acceptance.choose('owner');
    await rejects(acceptance.accept('vgw-1'), /no room/);
    equal(sent, 1);
    deepEqual(
      shown.flatMap(({ outcome }) => outcome ?? []),
      [],
    );
  });
});
