import { deepEqual, equal, match } from 'node:assert/strict';
import { emptyDraft } from '../../../../src/directconnect/allocation/draft';
import { toRequest } from '../../../../src/directconnect/allocation/request';
import { followUp } from '../../../../src/views/allocation/followUp';
import { historyFor } from '../../../../src/views/allocation/requestHistory';
import { known, validDraft } from '../../directconnect/allocation/drafts';

const ranges = { vlanRange: '2-4094', pool: { prefix: '10.255.0.0/16', prefixLength: 30 } } as const;
const draft = {
  ...{
    ...validDraft,
    authKey: 'canary-key',
    customerAddress: '10.255.0.1/30',
    amazonAddress: '10.255.0.2/30',
  },
  tags: [{ key: 'team', value: 'core' }],
};
const sent = historyFor('record', toRequest(draft, known), 1);
const created = { ...sent, virtualInterfaceId: 'dxvif-1' };

describe('the form after a request', () => {
  it('is filled in for another one like what was created, also after a reload', () => {
    const kept = JSON.parse(JSON.stringify(created)) as typeof created;
    const next = followUp(kept)(known, ranges);
    deepEqual(next.draft, {
      ...{ ...draft, authKey: '', virtualInterfaceName: 'ams1-core-prod-2', vlan: '102' },
      ...{ customerAddress: '10.255.0.5/30', amazonAddress: '10.255.0.6/30' },
    });
    match(next.notice, /^Continued from ams1-core-prod with .* key is not kept/);
    equal(/No (VLAN|free subnet)/.test(next.notice), false);
  });

  it('says what could not be proposed', () => {
    const pool = { prefix: '10.255.0.0/30', prefixLength: 30 } as const;
    const next = followUp(created)(known, { vlanRange: '101-101', pool });
    deepEqual([next.draft.vlan, next.draft.customerAddress], ['', '']);
    match(next.notice, /No free VLAN was found: enter one. No free subnet was found after 10.255.0.1\/30/);
  });

  it('is empty, in the same mode, after one that was abandoned', () => {
    deepEqual(followUp(sent)(known, ranges), { draft: emptyDraft, notice: '' });
    const own = { ...draft, mode: 'create' as const, gateway: 'vgw-1a2b3c4d' };
    const abandoned = historyFor('record', toRequest(own, known), 1);
    deepEqual(followUp(abandoned)(known, ranges).draft, { ...emptyDraft, mode: 'create' });
    deepEqual(followUp(undefined)(known, ranges).draft, emptyDraft);
  });
});
