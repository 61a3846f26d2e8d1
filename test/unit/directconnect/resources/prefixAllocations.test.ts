import assert from 'node:assert/strict';
import {
  countsProblem,
  countsText,
  readCounts,
} from '../../../../src/directconnect/resources/prefixAllocations';

describe('the prefix allocations of a virtual interface', () => {
  for (const [text, counts] of [
    ['100 / 50', { ipv4: 100, ipv6: 50 }],
    [' 1000,0 ', { ipv4: 1000, ipv6: 0 }],
    ['7;8', { ipv4: 7, ipv6: 8 }],
    ['7 8', { ipv4: 7, ipv6: 8 }],
    ['100', undefined],
    ['1001 / 0', undefined],
    ['-1 / 0', undefined],
    ['1.5 / 0', undefined],
    ['a / b', undefined],
    ['', undefined],
  ] as const) {
    it(`are read from “${text}”`, () => {
      assert.deepEqual(readCounts(text), counts);
      if (counts) assert.deepEqual(readCounts(countsText(counts)), counts);
    });
  }

  const now = { ipv4: 100, ipv6: 100 };
  const known = { now, left: { ipv4: 300, ipv6: 0 }, inUse: { ipv4: 84, ipv6: 6 } };

  it('may be anything from what is in use to what is left in the pool', () => {
    for (const text of ['84 / 6', '400 / 100', '84 / 100', '400 / 6']) {
      assert.equal(countsProblem(text, known), undefined, text);
    }
  });

  for (const [text, says] of [
    ['lots', /two numbers from 0 to 1000, such as 100 \/ 100/],
    ['100 / 100', /already has these allocations/],
    ['83 / 100', /currently accepts 84 IPv4 prefixes/],
    ['100 / 5', /accepts 6 IPv6 prefixes/],
    ['401 / 100', /has 300 left, so 400 is the most for IPv4/],
    ['100 / 101', /has 0 left, so 100 is the most for IPv6/],
  ] as const) {
    it(`can’t be ${text}`, () => assert.match(countsProblem(text, known) ?? '', says));
  }

  it('can’t be more than the gateway has left, but may shrink whatever it has', () => {
    const full = { ...known, onGateway: 9_950 };
    assert.equal(countsProblem('150 / 100', full), undefined);
    assert.match(
      countsProblem('151 / 100', full) ?? '',
      /allocated 9950 prefixes, and this would add 51: AWS/,
    );
    assert.equal(countsProblem('90 / 100', { ...full, onGateway: 10_400 }), undefined);
  });

  it('can’t be below the one prefix in use, in the singular', () => {
    const one = { ...known, inUse: { ipv4: 1, ipv6: 0 } };
    assert.match(countsProblem('0 / 100', one) ?? '', /accepts 1 IPv4 prefix from your router/);
  });

  it('are only checked by AWS if neither the pool nor what is in use is known', () => {
    assert.equal(countsProblem('0 / 1000', { now, left: {} }), undefined);
  });
});
