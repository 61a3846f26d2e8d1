import { equal } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { NewPrivateVirtualInterface, VirtualInterface } from '@aws-sdk/client-direct-connect';
import { likeness } from '../../../../src/directconnect/allocation/likeness';

const authKey = randomBytes(10).toString('hex');
const asked: NewPrivateVirtualInterface = {
  ...{ virtualInterfaceName: 'one', vlan: 101, asn: 65010, mtu: 1500, authKey, addressFamily: 'ipv4' },
  ...{ amazonAddress: '169.254.1.1/30', customerAddress: '169.254.1.2/30' },
  tags: [{ key: 'team', value: 'net' }],
};
const session = {
  ...{ asn: 65010, asnLong: 65010, authKey, addressFamily: 'ipv4' as const },
  ...{ amazonAddress: '169.254.1.1/30', customerAddress: '169.254.1.2/30' },
};
const found: VirtualInterface = {
  ...{ virtualInterfaceId: 'dxvif-1', virtualInterfaceName: 'one', virtualInterfaceType: 'private' },
  ...{ virtualInterfaceState: 'confirming', ownerAccount: '444455556666', vlan: 101, mtu: 1500 },
  ...session,
  bgpPeers: [session],
  tags: [{ key: 'team', value: 'net' }],
};
const changed = (change: Partial<typeof session>, more: VirtualInterface = {}): VirtualInterface => {
  const other = { ...session, ...change };
  return { ...found, ...other, bgpPeers: [other], ...more };
};

const allocation = (over: Partial<NewPrivateVirtualInterface> = {}) => ({
  connectionId: 'dxcon-1',
  ownerAccount: '444455556666',
  newPrivateVirtualInterfaceAllocation: { ...asked, ...over },
});

describe('the likeness of what was found to what was asked for', () => {
  const others: [string, VirtualInterface][] = [
    ['deleted', { ...found, virtualInterfaceState: 'deleted' }],
    ['rejected', { ...found, virtualInterfaceState: 'rejected' }],
    ['of another VLAN', { ...found, vlan: 102 }],
    ['of another name', { ...found, virtualInterfaceName: 'One' }],
    ['of another owner', { ...found, ownerAccount: '111122223333' }],
    ['of another MTU', { ...found, mtu: 9001 }],
    ['public', { ...found, virtualInterfaceType: 'public' }],
    ['of another ASN', changed({ asn: 65011, asnLong: 65011 })],
    ['of another key', changed({ authKey: `${authKey}x` })],
    ['of another key by its case', changed({ authKey: `${authKey}a`.toUpperCase() })],
    ['at another address of ours', changed({ customerAddress: '169.254.1.3/30' })],
    ['at another address of Amazon’s', changed({ amazonAddress: '169.254.1.5/30' })],
    ['with another prefix', changed({ customerAddress: '169.254.1.2/31' })],
    ['without an owner', (({ ownerAccount, ...rest }) => rest)(found)],
    ['without a VLAN', (({ vlan, ...rest }) => rest)(found)],
  ];
  for (const [what, virtualInterface] of others) {
    it(`is none with one that is ${what}`, () => {
      equal(likeness(virtualInterface, allocation(), false), undefined);
    });
  }

  it('is none of two sessions that have half of it each', () => {
    const half = { ...session, authKey: 'another' };
    const other = { ...session, customerAddress: '169.254.9.2/30' };
    equal(likeness({ ...found, ...half, bgpPeers: [half, other] }, allocation(), false), undefined);
  });

  it('is certain when all that was asked for is there, whatever else is', () => {
    const grown = { ...found, bgpPeers: [session, { ...session, asn: 1 }], region: 'us-east-1' };
    equal(likeness(grown, allocation(), false), 'certain');
    equal(likeness({ ...found, virtualInterfaceState: 'deleting' }, allocation(), false), 'certain');
  });

  it('says nothing of what AWS was to choose', () => {
    const {
      authKey: _key,
      amazonAddress: _ours,
      customerAddress: _theirs,
      mtu: _mtu,
      tags: _tags,
      ...bare
    } = asked;
    const request = { ...allocation(), newPrivateVirtualInterfaceAllocation: bare };
    equal(
      likeness(changed({ authKey: 'made by AWS', customerAddress: '10.0.0.2/30' }), request, false),
      'certain',
    );
  });

  it('knows an IPv6 address however it is written, and a 4-byte ASN', () => {
    const request = allocation({
      ...{ addressFamily: 'ipv6', amazonAddress: '2001:DB8:0:0::1/125', customerAddress: '2001:db8::2/125' },
      ...{ asn: undefined, asnLong: 4_200_000_001 },
    });
    const six = {
      ...{ asn: 0, asnLong: 4_200_000_001, authKey, addressFamily: 'ipv6' as const },
      ...{ amazonAddress: '2001:db8::1/125', customerAddress: '2001:0db8::0002/125' },
    };
    equal(likeness({ ...found, ...six, bgpPeers: [six] }, request, false), 'certain');
  });

  const likely: [string, VirtualInterface, boolean][] = [
    ['its key is not at hand', changed({ authKey: 'another' }), true],
    ['AWS does not say its key', changed({ authKey: '' }), false],
    ['AWS does not say its MTU', (({ mtu, ...rest }) => rest)(found), false],
    ['its tags are others', { ...found, tags: [] }, false],
  ];
  for (const [what, virtualInterface, keyIsMissing] of likely) {
    it(`is likely and no more when ${what}`, () => {
      equal(likeness(virtualInterface, allocation(), keyIsMissing), 'likely');
    });
  }

  it('takes the gateway of one’s own, and no owner', () => {
    const request = {
      connectionId: 'dxcon-1',
      newPrivateVirtualInterface: { ...asked, directConnectGatewayId: 'dxgw-1' },
    };
    equal(likeness({ ...found, directConnectGatewayId: 'dxgw-1' }, request, false), 'certain');
    equal(likeness({ ...found, directConnectGatewayId: 'dxgw-2' }, request, false), undefined);
    equal(likeness(found, request, false), undefined);
  });
});
