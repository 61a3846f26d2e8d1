import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  networkOf,
  parseIpv4Interface,
  reservedUse,
  sameSubnet,
  sizeOf,
} from '../../../../src/directconnect/addressing/ipv4';
import type { Ipv4Interface } from '../../../../src/directconnect/addressing/ipv4';
import { knownNetwork } from '../../../../src/directconnect/allocation/knownNetwork';
import { maySend, validate } from '../../../../src/directconnect/allocation/rules';
import { SubnetIndex } from '../../../../src/directconnect/allocation/subnetIndex';
import {
  nextFreeSubnet,
  nextFreeVlan,
  parseVlanRange,
  suggestName,
  vlanMap,
} from '../../../../src/directconnect/allocation/suggest';
import { anyText } from '../../../support/texts';
import { network, validDraft } from './drafts';
import { on, vif } from './interfaces';

const using = (...vlans: number[]) =>
  knownNetwork(
    on(
      {},
      vlans.map((vlan) => vif({ vlan, virtualInterfaceId: `dxvif-${vlan}` })),
    ),
  );
const someVlans = fc.uniqueArray(fc.integer({ min: 1, max: 4094 }), { maxLength: 60 });

describe('the next free VLAN', () => {
  it('comes after those in use, and is never VLAN 1 unless the range includes it', () => {
    assert.equal(nextFreeVlan(using()), 2);
    assert.equal(nextFreeVlan(using(1)), 2);
    assert.equal(nextFreeVlan(using(1, 2, 4)), 3);
    assert.equal(nextFreeVlan(using(300, 301, 302)), 303);
    assert.equal(nextFreeVlan(using(1, 300, 301)), 302);
    assert.equal(nextFreeVlan(using(7, 300, 301, 302, 4000)), 303, 'a distant VLAN does not count more');
    assert.equal(nextFreeVlan(using(4094)), 2);
  });

  it('comes after a given one, and wraps around', () => {
    assert.equal(nextFreeVlan(using(101, 102), 100), 103);
    assert.equal(nextFreeVlan(using(2, 4094), 4093), 3);
    assert.equal(nextFreeVlan(using(), 4094), 2);
    assert.equal(nextFreeVlan(using(300), 1), 301, 'a VLAN outside the range is not a starting point');
  });

  it('stays within the configured range', () => {
    const range = { first: 500, last: 503 };
    assert.equal(nextFreeVlan(using(100, 101), undefined, range), 500);
    assert.equal(nextFreeVlan(using(100, 501), undefined, range), 502);
    assert.equal(nextFreeVlan(using(100, 501), 503, range), 500);
    assert.equal(nextFreeVlan(using(100, 501), 700, range), 502);
    assert.equal(nextFreeVlan(using(500, 501, 502, 503), undefined, range), undefined);
    assert.equal(
      nextFreeVlan(using(), undefined, { first: 1, last: 1 }),
      1,
      'a range that includes VLAN 1 allows it',
    );
    fc.assert(
      fc.property(
        someVlans,
        fc.tuple(fc.integer({ min: 1, max: 4094 }), fc.integer({ min: 1, max: 4094 })),
        fc.option(fc.integer({ min: -5, max: 5000 }), { nil: undefined }),
        (vlans, [one, other], after) => {
          const [first, last] = [Math.min(one, other), Math.max(one, other)];
          const vlan = nextFreeVlan(using(...vlans), after, { first, last });
          const count = last - first + 1;
          const used = new Set(vlans.filter((each) => each >= first && each <= last)).size;
          assert.equal(vlan === undefined, used === count);
          assert.ok(vlan === undefined || (vlan >= first && vlan <= last && !vlans.includes(vlan)));
        },
      ),
    );
  });

  it('is that of the partner on a hosted connection, and none once that is used', () => {
    const hosted = { kind: 'hosted', vlan: 318 } as const;
    assert.equal(nextFreeVlan(knownNetwork(on(hosted))), 318);
    assert.equal(nextFreeVlan(knownNetwork(on(hosted, [vif({ vlan: 318 })]))), undefined);
    assert.equal(nextFreeVlan(knownNetwork(on(hosted, [vif({ vlan: 318, state: 'deleted' })]))), 318);
  });

  it('is the partner’s whatever the range', () => {
    const hosted = knownNetwork(on({ kind: 'hosted', vlan: 318 }));
    assert.equal(nextFreeVlan(hosted, undefined, { first: 2, last: 9 }), 318);
  });

  it('is none when all are used', () => {
    const all = Array.from({ length: 4094 }, (_, index) => index + 1);
    assert.equal(nextFreeVlan(using(...all)), undefined);
  });

  it('passes the rules, whatever is used and wherever the search starts', () => {
    fc.assert(
      fc.property(someVlans, fc.integer({ min: 0, max: 4094 }), (vlans, after) => {
        const known = using(...vlans);
        const vlan = nextFreeVlan(known, after);
        const found = validate({ ...validDraft, vlan: String(vlan) }, known);
        assert.ok(!found.some(({ field }) => field === 'vlan'), String(vlan));
      }),
    );
  });
});

describe('a range of VLANs', () => {
  it('is two VLANs with a hyphen, the smaller one first', () => {
    assert.deepEqual(parseVlanRange('2-4094'), { first: 2, last: 4094 });
    assert.deepEqual(parseVlanRange(' 100 - 100 '), { first: 100, last: 100 });
    for (const text of [
      '',
      '100',
      '0-5',
      '2-4095',
      '9-2',
      '2-',
      '-2',
      '2-3-4',
      'a-b',
      '1.5-3',
      '2..9',
      '٢-٩',
    ]) {
      assert.equal(parseVlanRange(text), undefined, text);
    }
  });
});

describe('the map of VLANs', () => {
  it('names who uses each, and what is free between them', () => {
    const runs = vlanMap(using(1, 100, 101)).map(({ from, to, user }) => [
      from,
      to,
      user?.virtualInterfaceId,
    ]);
    assert.deepEqual(runs, [
      [1, 1, 'dxvif-1'],
      [2, 99, undefined],
      [100, 100, 'dxvif-100'],
      [101, 101, 'dxvif-101'],
      [102, 4094, undefined],
    ]);
  });

  it('covers 1 to 4094 once, without a gap', () => {
    fc.assert(
      fc.property(someVlans, (vlans) => {
        const runs = vlanMap(using(...vlans));
        let next = 1;
        for (const { from, to, user } of runs) {
          assert.equal(from, next);
          assert.ok(to >= from && (user === undefined || (to === from && vlans.includes(from))));
          next = to + 1;
        }
        assert.equal(next, 4095);
        assert.equal(runs.filter(({ user }) => user).length, vlans.length);
      }),
    );
  });

  it('ignores invalid VLANs', () => {
    assert.deepEqual(vlanMap(using(0, 4095)), [{ from: 1, to: 4094 }]);
  });
});

/** A network of few addresses, so that subnets often overlap. */
const subnet: fc.Arbitrary<Ipv4Interface> = fc.record(
  { address: fc.integer({ min: 0, max: 4095 }), prefixLength: fc.integer({ min: 20, max: 32 }) },
  { noNullPrototype: true },
);
const written = ({ address, prefixLength }: Ipv4Interface) =>
  `0.0.${address >> 8}.${address & 255}/${prefixLength}`;
/** Computed in another way than by the code under test: as two ranges. */
const overlap = (one: Ipv4Interface, other: Ipv4Interface) =>
  networkOf(one) < networkOf(other) + sizeOf(other) && networkOf(other) < networkOf(one) + sizeOf(one);

describe('the index of subnets', () => {
  it('finds one that overlaps exactly when there is one', () => {
    fc.assert(
      fc.property(fc.array(subnet, { maxLength: 12 }), subnet, (used, asked) => {
        const index = new SubnetIndex<Ipv4Interface>();
        for (const one of used) index.add(written(one), one);
        const found = index.overlapping(asked);
        assert.equal(
          found !== undefined,
          used.some((one) => overlap(one, asked)),
        );
        assert.ok(!found || overlap(found, asked));
      }),
    );
  });

  it('still finds what is added after a lookup', () => {
    const index = new SubnetIndex<string>();
    const asked = { address: 0, prefixLength: 24 };
    assert.equal(index.overlapping(asked), undefined);
    index.add('0.0.0.77/30', 'late');
    assert.equal(index.overlapping(asked), 'late');
  });

  it('ignores what is not an IPv4 address with a prefix length', () => {
    const index = new SubnetIndex<string>();
    for (const text of ['', '10.0.0.1', '2001:db8::1/125', 'x/30']) index.add(text, text);
    assert.equal(index.overlapping({ address: 0, prefixLength: 1 }), undefined);
  });
});

describe('the next free subnet', () => {
  const taken = (...addresses: string[]) =>
    knownNetwork({
      ...network,
      elsewhere: [{ virtualInterfaceId: 'dxvif-1', virtualInterfaceName: 'one', addresses }],
    });

  it('is the first of its pool, your router’s address before Amazon’s', () => {
    assert.deepEqual(nextFreeSubnet(taken(), '10.255.0.0/16', 30), {
      customerAddress: '10.255.0.1/30',
      amazonAddress: '10.255.0.2/30',
    });
    assert.deepEqual(nextFreeSubnet(taken(), '10.255.0.0/16', 31), {
      customerAddress: '10.255.0.0/31',
      amazonAddress: '10.255.0.1/31',
    });
  });

  it('skips what is used, including a larger subnet and a single address', () => {
    const known = taken('10.255.0.1/30', '10.255.0.4/32', '10.255.0.9/29', '10.255.0.16/31');
    assert.equal(nextFreeSubnet(known, '10.255.0.0/16', 30)?.customerAddress, '10.255.0.21/30');
    assert.equal(nextFreeSubnet(known, '10.255.0.0/16', 31)?.customerAddress, '10.255.0.6/31');
  });

  it('skips the subnets of this connection too, but not those of deleted virtual interfaces', () => {
    const here = (state: string) => knownNetwork(on({}, [vif({ state })]));
    assert.equal(nextFreeSubnet(here('down'), '10.9.0.0/29', 30)?.customerAddress, '10.9.0.5/30');
    assert.equal(nextFreeSubnet(here('deleted'), '10.9.0.0/29', 30)?.customerAddress, '10.9.0.1/30');
  });

  it('is none in a pool that is used up, too small, or can’t be read', () => {
    assert.equal(nextFreeSubnet(taken('10.0.0.0/8'), '10.1.0.0/16', 30), undefined);
    assert.equal(nextFreeSubnet(taken('10.1.0.1/30', '10.1.0.5/30'), '10.1.0.0/29', 30), undefined);
    assert.equal(nextFreeSubnet(taken(), '10.1.0.0/31', 30), undefined);
    for (const pool of ['', '10.0.0.0', '10.0.0.0/33', '2001:db8::/64']) {
      assert.equal(nextFreeSubnet(taken(), pool, 30), undefined);
    }
  });

  it('stops at the last IPv4 address', () => {
    assert.equal(nextFreeSubnet(taken('255.255.255.252/30'), '255.255.255.252/30', 30), undefined);
    assert.equal(nextFreeSubnet(taken(), '255.255.255.254/30', 30)?.customerAddress, '255.255.255.253/30');
  });

  it('is in the pool, overlaps with nothing and passes the rules', () => {
    const pool = fc.integer({ min: 24, max: 30 }).map((length) => `10.9.0.77/${length}`);
    const used = fc.array(fc.tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 26, max: 32 })), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(pool, used, fc.constantFrom<30 | 31>(30, 31), (range, addresses, length) => {
        const known = taken(...addresses.map(([host, prefix]) => `10.9.0.${host}/${prefix}`));
        const found = nextFreeSubnet(known, range, length);
        if (!found) return;
        const [customer, amazon, all] = [found.customerAddress, found.amazonAddress, range].map((text) =>
          parseIpv4Interface(text),
        );
        assert.ok(customer && amazon && all);
        assert.ok(sameSubnet(customer, amazon) && !reservedUse(customer) && !reservedUse(amazon));
        assert.equal(networkOf({ ...customer, prefixLength: all.prefixLength }), networkOf(all));
        const draft = { ...validDraft, ...found };
        assert.deepEqual(validate(draft, known), []);
      }),
    );
  });

  it('is found in a pool of which all but the last one are used', () => {
    const addresses = Array.from({ length: 63 }, (_, index) => `10.9.0.${index * 4}/30`);
    const found = nextFreeSubnet(taken(...addresses), '10.9.0.0/24', 30);
    assert.equal(found?.customerAddress, '10.9.0.253/30');
  });
});

describe('a suggested name', () => {
  it('combines the connection’s name with the VLAN, as in AWS’s documentation', () => {
    assert.equal(suggestName(knownNetwork(on({ name: 'AMS1 Core/01' })), ' 101 '), 'ams1-core-01-vlan101');
    assert.equal(suggestName(knownNetwork(on({ name: 'AMS1' })), ''), 'ams1');
    assert.equal(suggestName(knownNetwork(on({ name: '\u202e🚀' })), '7'), 'vlan7');
  });

  it('has a number if it is taken', () => {
    const named = (...names: string[]) =>
      knownNetwork(
        on(
          { name: 'core' },
          names.map((name) => vif({ virtualInterfaceName: name })),
        ),
      );
    assert.equal(suggestName(named('core-vlan7'), '7'), 'core-vlan7-2');
    assert.equal(suggestName(named('Core-VLAN7', 'core-vlan7-2'), '7'), 'core-vlan7-3');
  });

  it('is free and valid, whatever the connection is called', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 200 }), (name) => {
        const known = knownNetwork(on({ name }));
        const draft = { ...validDraft, virtualInterfaceName: suggestName(known, '101') };
        assert.ok(maySend(validate(draft, known)));
        assert.deepEqual(validate(draft, known), []);
      }),
    );
  });
});
