import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { asSent } from '../../../../src/directconnect/allocation/asSent';
import type { AllocationDraft } from '../../../../src/directconnect/allocation/draft';
import { toRequest } from '../../../../src/directconnect/allocation/request';
import { maySend, validate } from '../../../../src/directconnect/allocation/rules';
import { tidy } from '../../../../src/directconnect/allocation/tidy';
import { anyText } from '../../../support/texts';
import { known, validDraft } from './drafts';

type Text = 'ownerAccount' | 'virtualInterfaceName' | 'vlan' | 'asn' | 'customerAddress' | 'amazonAddress';

/** A draft with text in every text field. */
const full: AllocationDraft = {
  ...validDraft,
  customerAddress: '10.0.0.1/30',
  amazonAddress: '10.0.0.2/30',
};
const own: AllocationDraft = {
  ...full,
  mode: 'create',
  ownerAccount: '',
  gateway: '7c1f2a64-5b0e-4d39-9a57-2f8d6e31c0b4',
};
const texts: readonly Text[] = [
  'ownerAccount',
  'virtualInterfaceName',
  'vlan',
  'asn',
  'customerAddress',
  'amazonAddress',
];

/** Invisible characters that come with copied text. */
const unseen = [
  ...['\u200b', '\u200c', '\u200d', '\ufeff', '\u200e', '\u200f', '\u202a', '\u202c', '\u2066', '\u2069'],
  ...['\u2060', '\u00ad', '\u034f', '\u180e', '\ufe0f', '\u3164', '\u{e0020}'],
];
const blanks = [' ', '\u00a0', '\u2007', '\u202f', '\u3000', '\t', '\r\n', '\u2028'];
const quotes = [
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['‘', '’'],
  ['„', '“'],
  ['«', '»'],
  ['`', '`'],
] as const;

/** A value with blanks, invisible characters and quotation marks around it, and invisible characters inside. */
function pasted(value: string): fc.Arbitrary<string> {
  const around = fc.array(fc.constantFrom(...unseen, ...blanks), { maxLength: 3 }).map((all) => all.join(''));
  const within = fc.array(fc.tuple(fc.nat(value.length), fc.constantFrom(...unseen)), { maxLength: 3 });
  const pair = fc.constantFrom(['', ''] as const, ...quotes);
  return fc.tuple(around, around, around, around, within, pair).map(([a, b, c, d, inside, [open, close]]) => {
    // From the end, so that none is inserted between the halves of another.
    const text = inside
      .toSorted(([one], [other]) => other - one)
      .reduce((so, [at, more]) => so.slice(0, at) + more + so.slice(at), value);
    return `${a}${open}${b}${text}${c}${close}${d}`;
  });
}

describe('a pasted text', () => {
  for (const field of texts) {
    it(`is sent as it was meant: ${field}`, () => {
      fc.assert(
        fc.property(pasted(full[field]), (text) => {
          const draft = { ...full, [field]: text };
          equal(tidy(draft)[field], full[field]);
          deepEqual(validate(draft, known), []);
          deepEqual(toRequest(draft, known), toRequest(full, known));
        }),
      );
    });
  }

  it('is sent as it was meant: the gateway', () => {
    fc.assert(
      fc.property(pasted(own.gateway), (gateway) => {
        deepEqual(toRequest({ ...own, gateway }, known), toRequest(own, known));
      }),
    );
  });

  for (const ownerAccount of [
    ...['1111-2222-3333', '1111 2222 3333', '1111\u00a02222\u00a03333', '1111–2222–3333', '1111‑2222‑3333'],
    ...[
      '1111 - 2222 - 3333',
      '111-122-223-333',
      '１１１１－２２２２－３３３３',
      '"1111-2222-3333",',
      '1111−2222−3333',
    ],
  ]) {
    it(`becomes an account of 12 digits: ${ownerAccount}`, () => {
      const { input } = toRequest({ ...validDraft, ownerAccount }, known);
      equal('ownerAccount' in input && input.ownerAccount, '111122223333');
    });
  }

  for (const [field, text] of [
    ...[
      '1111-2222-33334',
      '1111-2222-333',
      '1111/2222/3333',
      '١١١١٢٢٢٢٣٣٣٣',
      '-111122223333',
      '1111.2222.3333',
    ].map((account) => ['ownerAccount', account] as const),
    ...['1 0', '10-1', '١٠١', '10²', 'VLAN 101', '101,', '1,01', '"101'].map(
      (vlan) => ['vlan', vlan] as const,
    ),
    ...['65 010', '65,010', 'AS-65010', '64086. 59904', '64086.59904.1', '٦٥٠١٠', '-65010', '6501O'].map(
      (asn) => ['asn', asn] as const,
    ),
    ...['10.0. 0.1/30', '10.0.0.1 255.255.255.252', '١٠.0.0.1/30', '10.0.0.1/', '10.0.0.1//30'].map(
      (address) => ['customerAddress', address] as const,
    ),
    ...['a\nb', 'ams1\u0000core', 'ams1²', '„a'].map((name) => ['virtualInterfaceName', name] as const),
  ] as const) {
    it(`that is ambiguous is refused with a message: ${field} ${JSON.stringify(text)}`, () => {
      const found = validate({ ...full, [field]: text }, known);
      ok(!maySend(found));
      ok(found.some((finding) => finding.field === field && finding.level === 'block' && finding.message));
    });
  }

  it('becomes an AS number in decimal, however it was written', () => {
    for (const asn of ['AS65010', 'as 65010', 'ASN65010', '0.65010', '065010', 'ＡＳ６５０１０']) {
      equal(tidy({ ...full, asn }).asn, '65010', asn);
    }
    equal(tidy({ ...full, asn: 'AS65 010' }).asn, 'AS65 010', 'ambiguous text stays unchanged');
  });

  it('may have full-width characters, asdot, and spaces around its slash', () => {
    const { asn } = tidy({ ...full, asn: ' “６４０８６．５９９０４” ' });
    equal(asn, '4200000000');
    equal(tidy({ ...full, customerAddress: '10.0.0.1 / 30' }).customerAddress, '10.0.0.1/30');
  });

  it('stays unchanged if it is correct, and in the key and the tags', () => {
    equal(tidy(full), full);
    const tags = [{ key: ' “a” ', value: '\u200b' }];
    const authKey = ' "key\u200b" ';
    deepEqual(asSent({ ...validDraft, tags, authKey }), { ...validDraft, tags, authKey });
  });

  it('does not change when it is tidied again', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 40 }), (text) => {
        const once = tidy({ ...full, ownerAccount: text, virtualInterfaceName: text, customerAddress: text });
        deepEqual(tidy(once), once);
      }),
    );
  });
});
