import { deepEqual, equal } from 'node:assert/strict';
import * as fc from 'fast-check';
import { inOneSubnet, lastBitsOf, maskOf, readAddress } from '../../../src/routers/addresses';

const read = (text: string) =>
  readAddress(text) ?? { address: '', length: -1, network: '', family: 'ipv4' as const };

describe('addresses as routers write them', () => {
  it('are written as RFC 5952 says, as in a URL', () => {
    const group = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff }));
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
        const text = groups.map((each) => each.toString(16).padStart(4, '0')).join(':');
        equal(`[${read(`${text}/64`).address}]`, new URL(`http://[${text}]/`).hostname);
      }),
      {
        examples: [
          [[0x2600, 0x1f00, 0, 0, 0, 0, 0, 1]],
          [[0, 0, 0, 0, 0, 0, 0, 0]],
          [[1, 0, 0, 2, 0, 0, 3, 4]],
        ],
      },
    );
  });

  it('belong to the right network', () => {
    const networks = [
      '169.254.10.2/30',
      '10.1.2.3/8',
      '192.0.2.1/31',
      '2001:db8::5/125',
      '2001:db8:ffff::1/33',
    ];
    deepEqual(
      networks.map((text) => read(text).network),
      ['169.254.10.0', '10.0.0.0', '192.0.2.0', '2001:db8::', '2001:db8:8000::'],
    );
  });

  it('are in one subnet only with the same prefix length', () => {
    const same = (one: string, other: string) => inOneSubnet(read(one), read(other));
    deepEqual(
      [
        same('10.0.0.1/30', '10.0.0.2/30'),
        same('10.0.0.1/30', '10.0.0.2/29'),
        same('10.0.0.1/30', '10.0.0.5/30'),
        same('2001:db8::1/125', '2001:DB8:0::2/125'),
      ],
      [true, false, false, true],
    );
  });

  it('have the right mask and router ID', () => {
    deepEqual(
      [maskOf(30), maskOf(0), maskOf(32), maskOf(22)],
      ['255.255.255.252', '0.0.0.0', '255.255.255.255', '255.255.252.0'],
    );
    deepEqual(
      [lastBitsOf(read('10.0.0.1/30')), lastBitsOf(read('2001:db8::a:0102:2/64'))],
      ['10.0.0.1', '1.2.0.2'],
    );
  });

  it('are rejected if they are malformed or have no prefix length', () => {
    for (const text of [
      '10.0.0.1',
      '10.0.0/8',
      '2001:db8::1',
      '::/129',
      'a/8',
      '',
      '10.0.0.0/33',
      '10.0.0.1/30 !',
    ]) {
      equal(readAddress(text), undefined, text);
    }
  });
});
