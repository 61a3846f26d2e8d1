import assert from 'node:assert/strict';
import fc from 'fast-check';
import { asnFields, asnOf, parseAsn, specialAsn } from '../../../../src/directconnect/addressing/asn';

const asn = fc.integer({ min: 1, max: 4_294_967_294 });

describe('AS numbers', () => {
  it('reads asplain back as it was written', () => {
    fc.assert(fc.property(asn, (value) => parseAsn(String(value)) === value));
  });

  it('reads asdot as the two halves of the number', () => {
    fc.assert(
      fc.property(asn, (value) => {
        const bits = BigInt(value);
        return parseAsn(`${bits >> 16n}.${bits & 0xffffn}`) === value;
      }),
    );
  });

  it('accepts spaces around the number', () => {
    assert.equal(parseAsn(' 65010\t'), 65_010);
  });

  it('accepts AS before the number, in any case', () => {
    for (const text of ['AS65010', 'as65010', 'AS 65010', 'asn65010', 'ASN 0.65010', 'As065010']) {
      assert.equal(parseAsn(text), 65_010, text);
    }
    assert.equal(parseAsn('AS1.10'), 65_546);
    assert.equal(parseAsn('65.010'), 4_259_850);
  });

  it('reads the example of the AWS guide', () => {
    assert.equal(parseAsn('64086.59904'), 4_200_000_000);
  });

  it('are read from whichever of both fields has them', () => {
    assert.deepEqual(
      [
        ...[{ asn: 65010 }, { asnLong: 65010 }, { asn: 65010, asnLong: 65010 }],
        ...[
          { asn: 65010, asnLong: 0 },
          { asn: 0, asnLong: 65010 },
        ],
      ].map(asnOf),
      Array(5).fill(65010),
    );
    assert.equal(asnOf({ asn: 0, asnLong: 4_200_000_000 }), 4_200_000_000);
    assert.deepEqual([{}, { asn: 0 }, { asn: 0, asnLong: 0 }].map(asnOf), Array(3).fill(undefined));
  });

  for (const text of [
    '',
    '0',
    '0.0',
    '4294967295',
    '65535.65535',
    '65536.1',
    '1.65536',
    '99999999999',
    '-1',
    '+1',
    '1e3',
    '0x10',
    '1.2.3',
    '.1',
    '1.',
    'A65010',
    'AS',
    'ASN 65.010.1',
    'AS-65010',
    '65010 AS',
    '65 010',
    '６５０１０',
  ]) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      assert.equal(parseAsn(text), undefined);
    });
  }

  it('reads nothing out of range, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const value = parseAsn(text);
        return value === undefined || (Number.isInteger(value) && value >= 1 && value <= 4_294_967_294);
      }),
    );
  });

  it('are sent in the field that they fit', () => {
    assert.deepEqual(asnFields(65_535), { asn: 65_535 });
    assert.deepEqual(asnFields(65_536), { asnLong: 65_536 });
  });

  it('knows the reserved numbers', () => {
    const special = (from: number, to: number) =>
      new Set(Array.from({ length: to - from + 1 }, (_, index) => specialAsn(from + index)));
    assert.deepEqual(special(64_496, 64_511), new Set(['documentation']));
    assert.deepEqual(special(65_536, 65_551), new Set(['documentation']));
    assert.deepEqual(special(64_512, 65_534), new Set([undefined]));
    assert.deepEqual(
      [specialAsn(64_495), specialAsn(131_072), specialAsn(4_200_000_000), specialAsn(7225)],
      [undefined, undefined, undefined, undefined],
    );
    const beyond = [999_999, 1_000_000, 4_259_850, 4_199_999_999, 4_294_967_294];
    assert.deepEqual(beyond.map(specialAsn), [
      undefined,
      'unassigned',
      'unassigned',
      'unassigned',
      undefined,
    ]);
    assert.deepEqual([specialAsn(65_552), specialAsn(131_071)], ['reserved', 'reserved']);
    for (const asn of [7224, 9059, 10_124, 14_618, 16_509, 17_493, 17_943]) {
      assert.equal(specialAsn(asn), 'amazon', String(asn));
    }
    assert.deepEqual([specialAsn(23_456), specialAsn(65_535)], ['transition', 'last']);
  });
});
