import { deepEqual, equal, ok } from 'node:assert/strict';
import { outlineOf } from '../../../src/routers/outline';
import type { OutlineEntry } from '../../../src/routers/outline';
import { render } from '../../../src/routers/writer';
import { described, examplesOf, formatIds, newKey, xmlOf } from './examples';

const all = (entries: readonly OutlineEntry[]): OutlineEntry[] =>
  entries.flatMap((entry) => [entry, ...all(entry.below)]);

describe('the outline of a router configuration', () => {
  for (const format of formatIds.filter((each) => each !== 'json' && each !== 'yaml')) {
    it(`${format}: has each section under its title, none in another, and no key`, () => {
      for (const { described: vif, options } of examplesOf(format)) {
        const text = render({ described: vif, format, options, revealed: true });
        const parts = outlineOf(text);
        const titles = [...text.matchAll(/^\W{1,2} == (.+) ==/gm)].map(([, title = '']) => title);
        ok(titles.length >= 3);
        deepEqual(
          parts.map(({ name }) => name),
          titles,
        );
        for (const [index, { first, last }] of parts.entries()) {
          ok(last >= first && last < (parts[index + 1]?.first ?? Infinity));
        }
        for (const { below, first, last } of all(parts)) {
          for (const inner of below) ok(inner.first > first && inner.last <= last);
        }
        const names = all(parts)
          .map(({ name }) => name)
          .join('\n');
        for (const { authKey = '' } of vif.bgpPeers ?? []) ok(!names.includes(authKey));
      }
    });
  }

  it('has the blocks of AWS’s text, which has no titles', () => {
    const text = [
      '! AWS',
      'interface Gi0/1.101',
      ' vlan 101',
      ' mtu 1500',
      'exit',
      '!',
      'router bgp 65010',
      ' neighbor 10.0.0.1',
      '  timers 30 90',
      '',
    ];
    deepEqual(
      outlineOf(text.join('\n')).map(({ name, first, last, below }) => [
        name,
        first,
        last,
        below.map((inner) => inner.name),
      ]),
      [
        ['interface Gi0/1.101', 1, 3, []],
        ['router bgp 65010', 6, 8, ['neighbor 10.0.0.1']],
      ],
    );
  });

  it('has the names of XML elements, but not their content', () => {
    const authKey = newKey();
    const names = outlineOf(xmlOf(described({ bgpPeers: [{ addressFamily: 'ipv4', authKey }] }))).map(
      ({ name }) => name,
    );
    ok(names.includes('logical_connection') && names.includes('bgp_auth_key'));
    ok(!names.join().includes(authKey));
  });

  it('is empty for an empty text', () => {
    equal(outlineOf('').length, 0);
  });
});
