import assert from 'node:assert/strict';
import { emptyDraft } from '../../../../src/directconnect/allocation/draft';
import { draftFrom } from '../../../../src/directconnect/allocation/startFrom';

const answer = {
  virtualInterfaceId: 'dxvif-fg000001',
  virtualInterfaceName: 'payments',
  ownerAccount: '111122223333',
  vlan: 200,
  asn: 0,
  asnLong: 4_200_000_000,
  mtu: 8500,
  addressFamily: 'ipv4' as const,
  customerAddress: '10.0.0.1/30',
  amazonAddress: '10.0.0.2/30',
  authKey: 'made-for-this-test',
  directConnectGatewayId: '7c1f2a64-5b0e-4d39-9a57-2f8d6e31c0b4',
  virtualGatewayId: '',
  tags: [{ key: 'team', value: 'net' }, { key: 'bare' }, { key: 'aws:cloudformation:stack', value: 'x' }],
};

describe('a draft that starts from a virtual interface', () => {
  it('copies what two may share, and neither VLAN, addresses nor key', () => {
    assert.deepEqual(draftFrom(answer, '444455556666'), {
      ...emptyDraft,
      mode: 'allocate',
      ownerAccount: '111122223333',
      virtualInterfaceName: 'payments',
      asn: '4200000000',
      mtu: '8500',
      tags: [
        { key: 'team', value: 'net' },
        { key: 'bare', value: '' },
      ],
    });
  });

  it('is for the connection’s own account, with the gateway, if the original was', () => {
    const own = draftFrom(answer, '111122223333');
    assert.deepEqual(
      [own.mode, own.ownerAccount, own.gateway],
      ['create', '', '7c1f2a64-5b0e-4d39-9a57-2f8d6e31c0b4'],
    );
    const vgw = draftFrom(
      { ...answer, directConnectGatewayId: '', virtualGatewayId: 'vgw-1a2b3c4d' },
      '111122223333',
    );
    assert.equal(vgw.gateway, 'vgw-1a2b3c4d');
  });

  it('keeps prefix allocations other than the default, for the connection’s own account', () => {
    const allocated = { ...answer, prefixPoolAllocatedCountIpv4: 500, prefixPoolAllocatedCountIpv6: 100 };
    const counts = (owner: string) => {
      const { prefixCountIpv4, prefixCountIpv6 } = draftFrom(allocated, owner);
      return [prefixCountIpv4, prefixCountIpv6];
    };
    assert.deepEqual(counts('111122223333'), ['500', '']);
    assert.deepEqual(counts('444455556666'), ['', '']);
  });

  it('is empty for a virtual interface of which nothing is known', () => {
    assert.deepEqual(draftFrom({}), emptyDraft);
    assert.equal(draftFrom({ asn: 0 }).asn, '');
    assert.equal(draftFrom({ asn: 65_010 }).asn, '65010');
  });
});
