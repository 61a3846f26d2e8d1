import assert from 'node:assert/strict';
import type { AllocationDraft, AllocationField } from '../../../../src/directconnect/allocation/draft';
import { findings } from '../../../../src/directconnect/allocation/request';
import { rules } from '../../../../src/directconnect/allocation/rules';
import { target, validDraft } from './drafts';

interface Case {
  field: AllocationField;
  level: 'block' | 'warn';
  says: RegExp;
  /** What breaks the rule, and its nearest neighbour that does not break it. */
  breaks: Partial<AllocationDraft>;
  keeps: Partial<AllocationDraft>;
  target?: typeof target;
}

const tag = (key: string, value = '') => ({ key, value });
const tagCount = (count: number) => Array.from({ length: count }, (_, index) => tag(`key-${index}`));
const pair = (customerAddress: string, amazonAddress: string) => ({ customerAddress, amazonAddress });

const cases: readonly Case[] = [
  ...['', '11112222333', '1111222233334', '11112222333a', '١١١١٢٢٢٢٣٣٣٣'].map((ownerAccount): Case => ({
    field: 'ownerAccount',
    level: 'block',
    says: /12 digits/,
    breaks: { ownerAccount },
    keeps: { ownerAccount: ' 000000000000 ' },
  })),
  {
    field: 'ownerAccount',
    level: 'block',
    says: /owns the connection/,
    breaks: { ownerAccount: '444455556666 ' },
    keeps: { ownerAccount: '444455556667' },
  },
  ...['', '   ', 'a'.repeat(101), 'a.b', 'ä', 'a\u200b'].map((virtualInterfaceName): Case => ({
    field: 'virtualInterfaceName',
    level: 'block',
    says: /1 to 100/,
    breaks: { virtualInterfaceName },
    keeps: { virtualInterfaceName: `${'a'.repeat(100)} ` },
  })),
  ...['Core', 'a b', 'a_b', 'a,b', 'a/b'].map((virtualInterfaceName): Case => ({
    field: 'virtualInterfaceName',
    level: 'warn',
    says: /documents only/,
    breaks: { virtualInterfaceName },
    keeps: { virtualInterfaceName: ' core-1 ' },
  })),
  ...['', '0', '-1', '1.5', '1e2', 'x'].map((vlan): Case => ({
    field: 'vlan',
    level: 'block',
    says: /1 to 4094/,
    breaks: { vlan },
    keeps: { vlan: '1' },
  })),
  { field: 'vlan', level: 'block', says: /1 to 4094/, breaks: { vlan: '4095' }, keeps: { vlan: ' 4094 ' } },
  { field: 'asn', level: 'block', says: /AS number/, breaks: { asn: '' }, keeps: { asn: '1' } },
  {
    field: 'asn',
    level: 'block',
    says: /AS number/,
    breaks: { asn: '4294967295' },
    keeps: { asn: '65535.65534' },
  },
  { field: 'mtu', level: 'block', says: /1500 or 8500/, breaks: { mtu: '9000' }, keeps: { mtu: '8500' } },
  { field: 'mtu', level: 'warn', says: /old value/, breaks: { mtu: '9001' }, keeps: { mtu: '8500' } },
  {
    field: 'mtu',
    level: 'block',
    says: /does not carry jumbo/,
    breaks: { mtu: '8500' },
    keeps: { mtu: '1500' },
    target: { ...target, jumboFrameCapable: false },
  },
  {
    field: 'authKey',
    level: 'block',
    says: /6 to 80/,
    breaks: { authKey: '12345' },
    keeps: { authKey: '123456' },
  },
  {
    field: 'authKey',
    level: 'block',
    says: /6 to 80/,
    breaks: { authKey: 'k'.repeat(81) },
    keeps: { authKey: 'k'.repeat(80) },
  },
  ...['secret ', 'pass word', 'schlüssel'].map((authKey): Case => ({
    field: 'authKey',
    level: 'warn',
    says: /not every router/,
    breaks: { authKey },
    keeps: { authKey: '!secret~' },
  })),
  {
    field: 'addressFamily',
    level: 'block',
    says: /IPv4 or IPv6/,
    breaks: { addressFamily: 'ipx' },
    keeps: { addressFamily: 'ipv6' },
  },
  ...(['customerAddress', 'amazonAddress'] as const).flatMap((field): Case[] => {
    const other = field === 'customerAddress' ? 'amazonAddress' : 'customerAddress';
    const both = (address: string, peer: string) => ({ [field]: address, [other]: peer });
    const row = (says: RegExp, breaks: Case['breaks'], keeps: Case['keeps']): Case => ({
      field,
      level: 'block',
      says,
      breaks,
      keeps,
    });
    return [
      row(/Amazon assigns/, { addressFamily: 'ipv6', [field]: '10.0.0.1/30' }, { addressFamily: 'ipv6' }),
      row(/both addresses, or neither/, { [other]: '10.0.0.2/30' }, both('10.0.0.1/30', '10.0.0.2/30')),
      row(/with its prefix length/, both('10.0.0.1', '10.0.0.2/30'), both('10.0.0.1/30', '10.0.0.2/30')),
      row(/\/1 to \/31/, both('10.0.0.1/32', '10.0.0.1/32'), both('10.0.0.1/31', '10.0.0.0/31')),
      row(/\/1 to \/31/, both('10.0.0.1/0', '10.0.0.2/0'), both('10.0.0.1/1', '10.0.0.2/1')),
      row(/network address/, both('10.0.0.4/30', '10.0.0.5/30'), both('10.0.0.6/30', '10.0.0.5/30')),
      row(/broadcast address/, both('10.0.0.7/30', '10.0.0.5/30'), both('10.0.0.6/30', '10.0.0.5/30')),
    ];
  }),
  {
    field: 'amazonAddress',
    level: 'block',
    says: /one subnet/,
    breaks: pair('10.0.0.2/30', '10.0.0.5/30'),
    keeps: pair('10.0.0.6/30', '10.0.0.5/30'),
  },
  {
    field: 'amazonAddress',
    level: 'block',
    says: /one subnet/,
    breaks: pair('10.0.0.1/30', '10.0.0.2/29'),
    keeps: pair('10.0.0.1/29', '10.0.0.2/29'),
  },
  {
    field: 'amazonAddress',
    level: 'block',
    says: /same address/,
    breaks: pair('10.0.0.1/30', '10.0.0.1/30'),
    keeps: pair('10.0.0.1/30', '10.0.0.2/30'),
  },
  {
    field: 'tags',
    level: 'block',
    says: /at most 50/,
    breaks: { tags: tagCount(51) },
    keeps: { tags: [...tagCount(50), tag('')] },
  },
  {
    field: 'tags',
    level: 'block',
    says: /1 to 128/,
    breaks: { tags: [tag('', 'value')] },
    keeps: { tags: [tag('', '')] },
  },
  {
    field: 'tags',
    level: 'block',
    says: /1 to 128/,
    breaks: { tags: [tag('k'.repeat(129))] },
    keeps: { tags: [tag('k'.repeat(128), 'v'.repeat(256))] },
  },
  {
    field: 'tags',
    level: 'block',
    says: /at most 256/,
    breaks: { tags: [tag('k', 'v'.repeat(257))] },
    keeps: { tags: [tag('k', '\u{10400}'.repeat(256))] },
  },
  ...[tag('a#b'), tag('a', 'b<'), tag('a\u202e'), tag('tab\t')].map((bad): Case => ({
    field: 'tags',
    level: 'block',
    says: /does not take/,
    breaks: { tags: [bad] },
    keeps: { tags: [tag('Straße 5_.:/=+-@', '東京')] },
  })),
  {
    field: 'tags',
    level: 'block',
    says: /reserved for AWS/,
    breaks: { tags: [tag('AWS:name')] },
    keeps: { tags: [tag('aws-name')] },
  },
  {
    field: 'tags',
    level: 'block',
    says: /twice/,
    breaks: { tags: [tag('Team', 'a'), tag('Team', 'b')] },
    keeps: { tags: [tag('Team', 'a'), tag('team', 'b')] },
  },
];

/** The rules that a change to the valid draft breaks in the way a case says. */
const broken = (change: Partial<AllocationDraft>, { field, level, says, target: place = target }: Case) =>
  rules.filter(
    (rule) =>
      rule.field === field &&
      rule.level === level &&
      says.test(rule.check({ ...validDraft, ...change }, place) ?? ''),
  );

describe('the rules of the allocation request', () => {
  it('find nothing wrong with a valid draft', () => {
    assert.deepEqual(findings(validDraft, target), []);
  });

  for (const row of cases) {
    const what = `${row.field} (${row.level}) ${JSON.stringify(row.breaks).slice(0, 60)}`;
    it(`break on ${what}, and on nothing a step away`, () => {
      assert.equal(broken(row.breaks, row).length, 1, 'one rule is to be broken');
      const all = findings({ ...validDraft, ...row.breaks }, row.target ?? target);
      assert.ok(all.some(({ field, level }) => field === row.field && level === row.level));
      assert.deepEqual(
        findings({ ...validDraft, ...row.keeps }, row.target ?? target).filter(
          ({ field, level }) => field === row.field && level === row.level,
        ),
        [],
      );
    });
  }

  it('are each broken by a case above', () => {
    const seen = new Set(cases.flatMap((row) => broken(row.breaks, row)));
    const unbroken = rules
      .filter((rule) => !seen.has(rule))
      .map(({ field, level, source }) => [field, level, source]);
    assert.deepEqual(unbroken, []);
  });

  it('name their source and cover every field of the draft', () => {
    assert.ok(rules.every(({ source }) => source.length > 3));
    assert.deepEqual(new Set(rules.map(({ field }) => field)), new Set(Object.keys(validDraft)));
  });

  it('make at most one finding for a field and level', () => {
    const found = findings(
      { ...validDraft, mtu: '9001', virtualInterfaceName: 'A.', tags: [tag('aws:#'), tag('aws:#')] },
      { ...target, jumboFrameCapable: false },
    );
    const slots = found.map(({ field, level }) => `${field} ${level}`);
    assert.equal(new Set(slots).size, slots.length);
  });

  it('do not know the owner of a connection that could not be read', () => {
    const unread = { connectionId: target.connectionId };
    assert.deepEqual(findings({ ...validDraft, ownerAccount: '444455556666', mtu: '8500' }, unread), []);
  });
});
