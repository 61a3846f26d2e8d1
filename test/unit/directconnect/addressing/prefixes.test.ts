import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  firstOverlap,
  overlap,
  readPrefixes,
  specialUse,
} from '../../../../src/directconnect/addressing/prefixes';
import type { Prefix } from '../../../../src/directconnect/addressing/prefixes';
import { anyText } from '../../../support/texts';

const cidrs = (text: string) => readPrefixes(text).prefixes.map(({ cidr }) => cidr);
const prefix = (text: string): Prefix => {
  const [found] = readPrefixes(text).prefixes;
  assert.ok(found, text);
  return found;
};

const groups = fc
  .array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff })), { minLength: 8, maxLength: 8 })
  .map((all) => all.map((group) => group.toString(16)).join(':'));

/** Addresses with their prefix lengths; host bits may be set. */
const anyAddress = fc.oneof(
  fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })),
  fc.tuple(groups, fc.integer({ min: 0, max: 128 })),
);
/** A prefix, made from any of its addresses. */
const anyPrefix = anyAddress.map(([address, length]) => {
  const { prefixes, wrong } = readPrefixes(`${address}/${length}`);
  return prefixes[0] ?? prefix(wrong[0]?.meant ?? '');
});

describe('a list of prefixes', () => {
  it('is read as pasted from configurations, spreadsheets, JSON and YAML', () => {
    const both = ['45.10.16.0/22', '2a00:7c80::/32'];
    for (const text of [
      '45.10.16.0/22\n2a00:7c80::/32',
      ' 45.10.16.0/22 ,2a00:7c80::/32;\r\n',
      '45.10.16.0/22\t2a00:7c80::/32',
      '["45.10.16.0/22", "2a00:7c80::/32"]',
      "- '45.10.16.0/22'\n- '2a00:7c80::/32'",
      '• 45.10.16.0/22\n• 2a00:7c80::/32',
      '– ‘45.10.16.0/22’\n* `2a00:7c80::/32`',
      '\u200b45.10.16.0/22\u200b\u00a02a00:7c80::/32.',
      '{“45.10.16.0/22”}\r{2A00:7C80:0:0:0:0:0:0/32}',
    ]) {
      assert.deepEqual(cidrs(text), both, text);
      assert.deepEqual(readPrefixes(text).wrong, [], text);
    }
    assert.deepEqual(readPrefixes(' \n,;\n'), { prefixes: [], wrong: [] });
  });

  it('reports what is not a prefix, with its line', () => {
    const { prefixes, wrong } = readPrefixes('45.10.16.0/22\nnonsense\n\n45.10.17.0/22, 1.2.3.4 1.2.3.0/33');
    assert.equal(prefixes.length, 1);
    assert.deepEqual(wrong, [
      { text: 'nonsense', line: 2 },
      { text: '45.10.17.0/22', line: 4, meant: '45.10.16.0/22' },
      { text: '1.2.3.4', line: 4 },
      { text: '1.2.3.0/33', line: 4 },
    ]);
    assert.equal(readPrefixes('2a00:7c80::1/64').wrong[0]?.meant, '2a00:7c80::/64');
  });

  it('is read or reported as wrong, whatever the text', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const { prefixes, wrong } = readPrefixes(text);
        assert.ok(prefixes.length + wrong.length <= text.length);
      }),
    );
  });

  it('has prefixes of as many addresses as their length leaves, which are read back as they are written', () => {
    fc.assert(
      fc.property(anyPrefix, ({ family, cidr, length, first, last }) => {
        assert.equal(last - first + 1n, 1n << BigInt((family === 'ipv4' ? 32 : 128) - length));
        assert.deepEqual(cidrs(cidr), [cidr]);
      }),
    );
  });
});

describe('prefixes that overlap', () => {
  it('are of one family, and one contains the other', () => {
    assert.ok(overlap(prefix('10.0.0.0/8'), prefix('10.255.255.0/24')));
    assert.ok(!overlap(prefix('10.0.0.0/9'), prefix('10.128.0.0/9')));
    assert.ok(!overlap(prefix('0.0.0.0/0'), prefix('::/0')));
  });

  it('are found wherever they are in the list, the larger one first', () => {
    const found = firstOverlap(['45.10.18.0/24', '2a00:7c80::/32', '45.10.16.0/22'].map(prefix));
    assert.deepEqual(
      found?.map(({ cidr }) => cidr),
      ['45.10.16.0/22', '45.10.18.0/24'],
    );
  });

  it('are found exactly when comparing all pairs finds some', () => {
    const close = fc
      .tuple(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 26, max: 32 }))
      .map(([host, length]) => `45.10.16.${(host << 4) & (256 - 2 ** (32 - length))}/${length}`)
      .map(prefix);
    fc.assert(
      fc.property(fc.array(fc.oneof(close, anyPrefix), { maxLength: 12 }), (list) => {
        const expected = list.some((one, index) =>
          list.slice(index + 1).some((other) => overlap(one, other)),
        );
        const found = firstOverlap(list);
        assert.equal(found !== undefined, expected);
        if (found) assert.ok(overlap(...found) && found[0].length <= found[1].length);
      }),
    );
  });
});

describe('what a prefix is for', () => {
  for (const [use, ...examples] of [
    ['notPublic', '10.1.0.0/16', '172.16.0.0/12', '192.168.0.0/24', '100.127.0.0/16', '169.254.0.0/16'],
    ['notPublic', '127.0.0.0/8', '0.0.0.0/0', '198.19.0.0/16', '224.0.0.0/24', '255.255.255.255/32'],
    ['notPublic', '192.0.0.0/24', '192.0.0.170/32', '192.88.99.0/24', '192.88.0.0/16'],
    // A larger block that contains private addresses.
    ['notPublic', '172.0.0.0/8', '8.0.0.0/5', 'fc00::/7', 'fe80::/10', '::/0', 'ff00::/8', '::1/128'],
    ['documentation', '192.0.2.0/24', '198.51.100.128/25', '203.0.113.0/24', '2001:db8::/32', '3fff::/20'],
    [undefined, '45.10.16.0/22', '172.15.0.0/16', '172.32.0.0/16', '100.128.0.0/9', '2a00:7c80::/32'],
    [undefined, '192.0.1.0/24', '192.88.98.0/24', '192.88.100.0/22', '2000::/3', '3ffe::/16'],
  ] as const) {
    it(`is ${use ?? 'its owner'} for ${examples.join(', ')}`, () => {
      for (const example of examples) {
        const expected = example === '2000::/3' ? 'documentation' : use;
        assert.equal(specialUse(prefix(example)), expected, example);
      }
    });
  }
});
