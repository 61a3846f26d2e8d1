import { deepEqual, equal } from 'node:assert/strict';
import { anotherLike, draftOf } from '../../../../src/directconnect/allocation/another';
import type { AllocationDraft } from '../../../../src/directconnect/allocation/draft';
import { knownNetwork } from '../../../../src/directconnect/allocation/knownNetwork';
import { toRequest } from '../../../../src/directconnect/allocation/request';
import { maySend, validate } from '../../../../src/directconnect/allocation/rules';
import { known, network, publicDraft, transitDraft, validDraft } from './drafts';
import { on, vif } from './interfaces';

const ranges = { vlanRange: '2-4094', pool: '10.255.0.0/16' };
const full: AllocationDraft = {
  ...validDraft,
  asn: '4200000000',
  mtu: '9001',
  customerAddress: '10.255.0.1/30',
  amazonAddress: '10.255.0.2/30',
  tags: [{ key: 'team', value: 'core' }],
};
const another = (last: Partial<AllocationDraft>, net = network) =>
  anotherLike({ ...full, ...last }, knownNetwork(net), ranges);

describe('the draft of a request', () => {
  const own: AllocationDraft = {
    ...{ ...full, mode: 'create', ownerAccount: '', addressFamily: 'ipv6' },
    ...{ gateway: 'vgw-1a2b3c4d', customerAddress: '', amazonAddress: '' },
  };
  const other: AllocationDraft = { ...own, gateway: '7c1f2a64-5b0e-4d39-9a57-2f8d6e31c0b4' };
  const ofPublic: AllocationDraft = { ...publicDraft, rateLimit: '500Mbps' };
  const ofTransit: AllocationDraft = {
    ...{ ...transitDraft, ownerAccount: '', siteLink: 'on' },
    ...{ prefixCountIpv4: '0', prefixCountIpv6: '1000' },
  };
  for (const draft of [validDraft, full, own, other, ofPublic, ofTransit]) {
    it(`is read back: ${draft.mode} ${draft.type} ${draft.gateway}`, () => {
      deepEqual(draftOf(toRequest(draft, known).input), draft);
    });
  }

  it('has no key', () => {
    equal(draftOf(toRequest({ ...full, authKey: 'canary' }, known).input).authKey, '');
  });
});

describe('a duplicate of the last request', () => {
  it('has the same values, except for the next free name, VLAN and subnet', () => {
    deepEqual(another({ authKey: 'canary' }), {
      ...full,
      virtualInterfaceName: 'ams1-core-prod-2',
      vlan: '102',
      customerAddress: '10.255.0.5/30',
      amazonAddress: '10.255.0.6/30',
    });
  });

  it('can be sent unchanged, once the last one is known', () => {
    const last = vif({
      ...{ virtualInterfaceName: full.virtualInterfaceName, vlan: 101 },
      peers: [{ addressFamily: 'ipv4', customerAddress: '10.255.0.1/30', amazonAddress: '10.255.0.2/30' }],
    });
    const now = knownNetwork(on({}, [last, vif({ vlan: 102 })]));
    const draft = anotherLike(full, now, ranges);
    equal(draft.vlan, '103');
    deepEqual(validate(draft, now), []);
    equal(maySend(validate(full, now)), false);
  });

  it('keeps the gateway in the connection’s own account', () => {
    const gateway = 'vgw-1a2b3c4d';
    const { mode, gateway: kept } = another({ mode: 'create', gateway });
    deepEqual([mode, kept], ['create', gateway]);
  });

  it('has no VLAN if none is free, not even the last one’s', () => {
    equal(anotherLike(full, known, { ...ranges, vlanRange: '101-101' }).vlan, '');
    equal(anotherLike(full, known, { ...ranges, vlanRange: 'none' }).vlan, '');
    equal(another({ vlan: '318' }, on({ kind: 'hosted', vlan: 318 })).vlan, '');
  });

  const addresses = (customerAddress: string, amazonAddress: string, pool = ranges.pool) => {
    const next = anotherLike({ ...full, customerAddress, amazonAddress }, known, { ...ranges, pool });
    return [next.customerAddress, next.amazonAddress];
  };

  it('leaves addresses to AWS if it assigned the last ones', () => {
    deepEqual(addresses('', ''), ['', '']);
  });

  it('has no addresses if it is public, since the next ones may belong to somebody else', () => {
    const { customerAddress, amazonAddress, prefixes } = another(publicDraft);
    deepEqual([customerAddress, amazonAddress, prefixes], ['', '', publicDraft.prefixes]);
  });

  it('keeps the size of the subnet and the order of the peers', () => {
    deepEqual(addresses('10.255.0.2/30', '10.255.0.1/30'), ['10.255.0.6/30', '10.255.0.5/30']);
    deepEqual(addresses('10.255.0.1/31', '10.255.0.0/31'), ['10.255.0.3/31', '10.255.0.2/31']);
    deepEqual(addresses('10.255.0.1/29', '10.255.0.2/29'), ['10.255.0.9/29', '10.255.0.10/29']);
  });

  it('uses the first free subnet of the pool or, outside of it, one next to the last', () => {
    deepEqual(addresses('10.255.255.253/30', '10.255.255.254/30'), ['10.255.0.1/30', '10.255.0.2/30']);
    deepEqual(addresses('172.16.9.1/30', '172.16.9.2/30'), ['172.16.9.5/30', '172.16.9.6/30']);
    deepEqual(addresses('172.16.9.253/30', '172.16.9.254/30'), ['172.16.9.1/30', '172.16.9.2/30']);
    deepEqual(addresses('172.16.9.1/30', '172.16.9.2/30', 'no pool'), ['172.16.9.5/30', '172.16.9.6/30']);
  });

  it('has no subnet if none is free', () => {
    deepEqual(addresses('10.255.0.1/30', '10.255.0.2/30', '10.255.0.0/30'), ['', '']);
    deepEqual(addresses('172.16.0.1/16', '172.16.0.2/16'), ['', '']);
  });

  for (const [name, vlan, next] of [
    ['edge-09', '500', 'edge-10'],
    ['edge9', '500', 'edge10'],
    ['edge', '500', 'edge-2'],
    ['prod-vlan500', '500', 'prod-vlan501'],
    ['VLAN 500 prod', '500', 'VLAN 501 prod'],
    ['prod-500', '500', 'prod-501'],
    ['ams1-core', '1', 'ams1-core-2'],
    ['prod-1500', '500', 'prod-1501'],
    [`a${'9'.repeat(20)}`, '500', `a${'9'.repeat(11)}1000000000`],
    ['n'.repeat(100), '500', `${'n'.repeat(99)}2`],
    // With another digit, the name would be too long.
    [`vlan999${'n'.repeat(93)}`, '999', `vlan999${'n'.repeat(92)}2`],
  ] as const) {
    it(`is called ${next.slice(0, 20)} after ${name.slice(0, 20)}`, () => {
      equal(another({ virtualInterfaceName: name, vlan }).virtualInterfaceName, next);
    });
  }

  it('never has a name that is used, whatever its case', () => {
    const used = on({}, [
      vif({ virtualInterfaceName: 'EDGE-10' }),
      vif({ virtualInterfaceName: 'edge-11', vlan: 201 }),
    ]);
    equal(another({ virtualInterfaceName: 'edge-09', vlan: '500' }, used).virtualInterfaceName, 'edge-12');
    const renumbered = on({}, [vif({ virtualInterfaceName: 'vlan501-core' })]);
    equal(
      another({ virtualInterfaceName: 'vlan500-core', vlan: '500' }, renumbered).virtualInterfaceName,
      'vlan500-core-2',
    );
  });
});
