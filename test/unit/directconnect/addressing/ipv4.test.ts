import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  formatIpv4Interface,
  isPrivateUse,
  networkOf,
  otherEnd,
  parseIpv4Interface,
  reservedUse,
  sameSubnet,
  sizeOf,
} from '../../../../src/directconnect/addressing/ipv4';
import type { Ipv4Interface } from '../../../../src/directconnect/addressing/ipv4';

const ipv4Interface: fc.Arbitrary<Ipv4Interface> = fc.record(
  { address: fc.integer({ min: 0, max: 0xffffffff }), prefixLength: fc.integer({ min: 0, max: 32 }) },
  { noNullPrototype: true },
);

/** Computed in another way than by the code under test: as bits in a string. */
const bits = ({ address }: Ipv4Interface) => address.toString(2).padStart(32, '0');
const networkBits = (one: Ipv4Interface) => bits(one).slice(0, one.prefixLength);
const hostBits = (one: Ipv4Interface) => bits(one).slice(one.prefixLength);

const written = (one: Ipv4Interface) =>
  `${(bits(one).match(/.{8}/g) ?? []).map((octet) => parseInt(octet, 2)).join('.')}/${one.prefixLength}`;

const parsed = (text: string) => {
  const address = parseIpv4Interface(text);
  assert.ok(address, text);
  return address;
};

describe('the other end of a link', () => {
  const other = (text: string) => {
    const end = otherEnd(parsed(text));
    return end && formatIpv4Interface(end);
  };

  it('is the other host of a /30, and the other address of a /31', () => {
    assert.equal(other('10.0.0.1/30'), '10.0.0.2/30');
    assert.equal(other('10.0.0.254/30'), '10.0.0.253/30');
    assert.equal(other('10.0.0.0/31'), '10.0.0.1/31');
    assert.equal(other('255.255.255.255/31'), '255.255.255.254/31');
  });

  it('is unknown in a larger subnet, and for an address that is not a host of a /30', () => {
    for (const text of ['10.0.0.1/29', '10.0.0.1/32', '10.0.0.0/30', '10.0.0.3/30']) {
      assert.equal(other(text), undefined, text);
    }
  });

  it('has this end as its other end, in the same subnet', () => {
    fc.assert(
      fc.property(ipv4Interface, fc.constantFrom(30, 31), ({ address }, prefixLength) => {
        const one = { address, prefixLength };
        const end = otherEnd(one);
        if (!end) return reservedUse(one) !== undefined;
        assert.ok(sameSubnet(one, end) && end.address !== address && !reservedUse(end));
        assert.deepEqual(otherEnd(end), one);
        return true;
      }),
    );
  });
});

describe('IPv4 interface addresses', () => {
  it('are read back as they were written', () => {
    fc.assert(fc.property(ipv4Interface, (one) => assert.deepEqual(parseIpv4Interface(written(one)), one)));
  });

  it('are written as they are read', () => {
    fc.assert(fc.property(ipv4Interface, (one) => assert.equal(formatIpv4Interface(one), written(one))));
  });

  it('are for private use when their whole subnet lies in a range of RFC 1918, 6598 or 3927', () => {
    const ranges = [
      ['10.0.0.0/8', '10.255.255.255'],
      ['172.16.0.0/12', '172.31.255.255'],
      ['192.168.0.0/16', '192.168.255.255'],
      ['100.64.0.0/10', '100.127.255.255'],
      ['169.254.0.0/16', '169.254.255.255'],
    ].map(([first = '', last = '']) => [parsed(first).address, parsed(`${last}/32`).address] as const);
    const near = fc.constantFrom(...ranges).chain(([first, last]) =>
      fc.record(
        {
          address: fc.integer({ min: first - 2000, max: last + 2000 }),
          prefixLength: fc.integer({ min: 0, max: 32 }),
        },
        { noNullPrototype: true },
      ),
    );
    fc.assert(
      fc.property(fc.oneof(near, ipv4Interface), (one) => {
        const [from, to] = [networkOf(one), networkOf(one) + sizeOf(one) - 1];
        assert.equal(
          isPrivateUse(one),
          ranges.some(([first, last]) => from >= first && to <= last),
        );
      }),
    );
  });

  it('may have spaces around them', () => {
    assert.deepEqual(parsed(' 10.0.0.1/30 '), parsed('10.0.0.1/30'));
  });

  for (const text of [
    '',
    '10.0.0.1',
    '10.0.0.1/',
    '10.0.0.1/33',
    '10.0.0.1/030',
    '10.0.0.1/08',
    '256.0.0.1/30',
    '10.0.0.01/30',
    '10.0.1/30',
    '10.0.0.0.1/30',
    '10.0.0.1 /30',
    '10.0.0.1/30 x',
    '-1.0.0.1/30',
    '10.0.0.1/255.255.255.252',
    '2001:db8::1/125',
  ]) {
    it(`are not read from ${JSON.stringify(text)}`, () => {
      assert.equal(parseIpv4Interface(text), undefined);
    });
  }

  it('are in the network of their first bits', () => {
    fc.assert(
      fc.property(ipv4Interface, (one) => {
        assert.equal(networkOf(one), parseInt(networkBits(one).padEnd(32, '0'), 2));
      }),
    );
  });

  it('share a subnet when their first bits and their lengths are the same', () => {
    const neighbors = ipv4Interface.chain((one) =>
      fc.tuple(
        fc.constant(one),
        fc.oneof(
          ipv4Interface,
          fc
            .integer({ min: 0, max: 0xffffffff })
            .map((other) => ({ ...one, address: networkOf(one) + (other % 2 ** (32 - one.prefixLength)) })),
        ),
      ),
    );
    fc.assert(
      fc.property(neighbors, ([one, other]) => {
        const expected = one.prefixLength === other.prefixLength && networkBits(one) === networkBits(other);
        assert.equal(sameSubnet(one, other), expected);
        assert.equal(sameSubnet(other, one), expected);
      }),
    );
  });

  it('are reserved when their last bits are all zeros or all ones, except in a /31 and a /32', () => {
    const edge = ipv4Interface.chain((one) =>
      fc.constantFrom(
        one,
        { ...one, address: networkOf(one) },
        { ...one, address: networkOf(one) + 2 ** (32 - one.prefixLength) - 1 },
      ),
    );
    fc.assert(
      fc.property(edge, (one) => {
        const host = hostBits(one);
        const use = !host.includes('1') ? 'network' : host.includes('0') ? undefined : 'broadcast';
        assert.equal(reservedUse(one), one.prefixLength > 30 ? undefined : use);
      }),
    );
  });

  it('of a /30 are two', () => {
    const uses = [0, 1, 2, 3].map((last) => reservedUse(parsed(`192.168.1.${last}/30`)));
    assert.deepEqual(uses, ['network', undefined, undefined, 'broadcast']);
  });

  it('of a /31 are both (RFC 3021)', () => {
    assert.equal(reservedUse(parsed('192.168.1.0/31')), undefined);
    assert.equal(reservedUse(parsed('192.168.1.1/31')), undefined);
    assert.equal(sameSubnet(parsed('192.168.1.0/31'), parsed('192.168.1.1/31')), true);
  });
});
