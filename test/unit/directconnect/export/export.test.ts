import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { choosableColumns, columns, defaultColumns } from '../../../../src/directconnect/export/columns';
import { csvCell, toCsv } from '../../../../src/directconnect/export/csv';
import { exportFormats } from '../../../../src/directconnect/export/formats';
import { toJson } from '../../../../src/directconnect/export/json';
import { markdownTable, toMarkdown } from '../../../../src/directconnect/export/markdown';
import { markdownText } from '../../../../src/directconnect/export/markdownText';
import { chosenFrom } from '../../../../src/directconnect/export/part';
import type { ExportPart } from '../../../../src/directconnect/export/part';
import { rowsOf, rowsOfSubject } from '../../../../src/directconnect/export/rows';
import { subjectById, subjectFrom } from '../../../../src/directconnect/kinds/subject';
import { emptyInventory } from '../../../../src/directconnect/resources/resources';
import type { Inventory } from '../../../../src/directconnect/resources/resources';
import { visible } from '../../../../src/directconnect/text';
import { anyText } from '../../../support/texts';

/** Parses CSV by the rules of RFC 4180. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

const estate: Inventory = {
  ...emptyInventory,
  lags: [{ lagId: 'dxlag-1', lagName: 'pair' }],
  connections: [
    { connectionId: 'dxcon-1', connectionName: 'one', bandwidth: '10Gbps', ownerAccount: '1' },
    { connectionId: 'dxcon-2', lagId: 'dxlag-1' },
    { connectionId: 'dxcon-3', location: 'EqDC2' },
  ],
  virtualInterfaces: [
    {
      virtualInterfaceId: 'dxvif-1',
      connectionId: 'dxcon-1',
      vlan: 7,
      ownerAccount: '2',
      bgpPeers: [
        { bgpPeerId: 'dxpeer-4', addressFamily: 'ipv4', asn: 0, asnLong: 4200000000 },
        { bgpPeerId: 'dxpeer-6', addressFamily: 'ipv6', asn: 65000 },
      ],
    },
    {
      virtualInterfaceId: 'dxvif-2',
      connectionId: 'dxcon-foreign',
      tags: [{ key: 'a', value: 'b' }, { key: 'c' }],
    },
  ],
};
const part = (inventory: Inventory = estate): ExportPart => ({
  profile: 'net',
  region: 'us-east-1',
  readAt: 0,
  inventory,
  all: estate,
  names: {
    accounts: new Map([
      ['2', 'acme'],
      ['9', 'nobody here'],
    ]),
    locations: new Map([['EqDC2', 'Equinix DC2']]),
  },
});
const tableOf = (one: ExportPart) => [...rowsOf(one)].flatMap((row) => row ?? []);
const named = (name: string) =>
  part({ ...emptyInventory, connections: [{ connectionId: 'dxcon-9', connectionName: name }] });

describe('the exported table', () => {
  it('has a row for each BGP peer, each virtual interface without one, and each carrier that carries none', () => {
    deepEqual(
      tableOf(part()).map((row) => [
        row.carrierId,
        row.virtualInterfaceId,
        row.bgpPeerId,
        row.asn,
        row.ownerAccount,
      ]),
      [
        ['dxcon-1', 'dxvif-1', 'dxpeer-4', '4200000000', '2'],
        ['dxcon-1', 'dxvif-1', 'dxpeer-6', '65000', '2'],
        ['dxcon-foreign', 'dxvif-2', undefined, '', ''],
        ['dxlag-1', undefined, undefined, undefined, ''],
        ['dxcon-2', undefined, undefined, undefined, ''],
        ['dxcon-3', undefined, undefined, undefined, ''],
      ],
    );
    equal(tableOf(part())[0]?.bandwidth, '10Gbps');
    equal(tableOf(part())[2]?.tags, 'a=b; c');
  });

  it('has the names of regions, locations and owners beside their codes', () => {
    const named = tableOf(part()).map((row) => [row.regionName, row.locationName, row.ownerAccountName]);
    deepEqual(named[0], ['N. Virginia', '', 'acme']);
    deepEqual(named.at(-1), ['N. Virginia', 'Equinix DC2', '']);
  });

  it('has the chosen resources and what is on them, and names the connection of a chosen virtual interface', () => {
    const idsOf = (...ids: string[]) =>
      tableOf(part(chosenFrom(estate, new Set(ids)))).map((row) => row.virtualInterfaceId ?? row.carrierId);
    deepEqual(idsOf('dxcon-1'), ['dxvif-1', 'dxvif-1']);
    deepEqual(idsOf('dxlag-1'), ['dxlag-1', 'dxcon-2']);
    deepEqual(idsOf('dxvif-2', 'dxcon-3'), ['dxvif-2', 'dxcon-3']);
    equal(tableOf(part(chosenFrom(estate, new Set(['dxvif-1']))))[0]?.carrierName, 'one');
  });
});

describe('an export as CSV', () => {
  it('is read back as it was written, and no cell begins a formula, whatever names contain', () => {
    const name = fc.oneof(
      anyText({ minLength: 1 }),
      fc.constantFrom('=1+1', '+1', '-1', '@a', '\t=1', '\r=1', '"=1"', 'a,b', 'a\r\nb', '"'),
    );
    fc.assert(
      fc.property(name, (value) => {
        const text = [...toCsv([named(value)])].join('');
        equal(text[0], '\uFEFF');
        const [head, row] = readCsv(text.slice(1));
        deepEqual(head, [...columns]);
        equal(row?.length, columns.length);
        const read = row[columns.indexOf('carrierName')] ?? '';
        if (!/[;\t\r\n]/.test(value)) equal(read, /^[=+\-@＝＋－＠]/.test(value) ? `'${value}` : value);
        equal(read.replaceAll("'", ''), value.replaceAll("'", ''));
        ok(row.every((cell) => !/^[=+\-@\t\r]/.test(cell)));
      }),
    );
  });

  it('begins no formula where semicolons or tabs separate cells, quoted or not', () => {
    const piece = fc.constantFrom('a', '=', '+', '-', '@', ';', '\t', '"', ' ', '\r\n', '\n', "'", ',', '＝');
    const name = fc.oneof(
      fc.constantFrom('a;=HYPERLINK("http://x","y")', 'a\t@SUM(1)', 'a;"=1"', 'a; =1', 'a\n=1'),
      fc.array(piece, { minLength: 1 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(name, (value) => {
        const lines = [...toCsv([named(value)])]
          .join('')
          .slice(1)
          .split(/\r\n|\r|\n/);
        for (const separator of [';', '\t']) {
          const cells = lines.flatMap((line) => line.split(separator));
          ok(
            cells.every((cell) => !/^["\s]*[=+\-@＝＋－＠]/.test(cell)),
            JSON.stringify(cells),
          );
        }
      }),
    );
  });

  it('quotes a cell only where it must', () => {
    equal(csvCell('a b'), 'a b');
    equal(csvCell('a,"b"'), '"a,""b"""');
  });
});

describe('an export as JSON', () => {
  it('contains AWS’s answers, by profile and region', () => {
    const { places } = JSON.parse([...toJson([part()])].join('')) as { places: object[] };
    deepEqual(places, [
      {
        profile: 'net',
        region: 'us-east-1',
        regionName: 'N. Virginia',
        readAt: '1970-01-01T00:00:00.000Z',
        ...estate,
        names: { accounts: { 2: 'acme' }, locations: { EqDC2: 'Equinix DC2' } },
      },
    ]);
  });
});

describe('the rows for a selection', () => {
  const subjectOf = (id: string) => {
    const subject = subjectById(estate, id);
    ok(subject);
    return subject;
  };

  it('are one for each BGP peer of a virtual interface, and one for a connection without what is on it', () => {
    const rows = rowsOfSubject(part(), subjectOf('dxvif-1'));
    deepEqual(
      rows.map((row) => [row.bgpPeerId, row.virtualInterfaceId, row.carrierName, row.region]),
      [
        ['dxpeer-4', 'dxvif-1', 'one', 'us-east-1'],
        ['dxpeer-6', 'dxvif-1', 'one', 'us-east-1'],
      ],
    );
    deepEqual(
      ['dxcon-1', 'dxlag-1', 'dxvif-2'].flatMap((id) =>
        rowsOfSubject(part(), subjectOf(id)).map((row) => [row.carrierId, row.virtualInterfaceId]),
      ),
      [
        ['dxcon-1', undefined],
        ['dxlag-1', undefined],
        ['dxcon-foreign', 'dxvif-2'],
      ],
    );
  });

  it('are only that of a BGP peer if that is selected', () => {
    const peer = subjectFrom('bgpPeer', { bgpPeerId: 'dxpeer-6', addressFamily: 'ipv6' });
    const rows = rowsOfSubject(part(), subjectOf('dxvif-1'), peer);
    deepEqual(
      rows.map((row) => [row.bgpPeerId, row.virtualInterfaceId]),
      [['dxpeer-6', 'dxvif-1']],
    );
  });
});

describe('an export as Markdown', () => {
  const reader = new MarkdownIt({ html: true, linkify: true });
  /** Readers without support for tables join the cells of a line. */
  const plainReader = new MarkdownIt('commonmark', { html: true });
  const read = (value: string) => visible(value).replace(/@(?=\S)/g, '@\u200B');

  /** Everything that Markdown may interpret as markup, in any surroundings. */
  const piece = fc.constantFrom(
    ...['a', 'b1', ' ', '  ', '\\', '`', '``', '*', '**', '_', '__', '~', '~~', '$', '[', ']', '(', ')', '!'],
    ...[
      '<',
      '>',
      '/',
      '//',
      '&',
      'lt;',
      '#',
      '#60;',
      '#x3c;',
      ';',
      ':',
      '|',
      '@',
      '.',
      'com',
      'www',
      '"',
      "'",
    ],
    ...[
      'http:',
      'https://',
      'ftp://',
      'mailto:',
      'evil.com',
      'é',
      '中',
      '\n',
      '\t',
      '^',
      '=',
      '+',
      '-',
      '{',
      '}',
    ],
    ...['<img src=x>', '<!--', '-->', '](command:y)', '[^1]', '\u200B', '\u202E', 'A_B', '1.', 'рф'],
  );
  const hostile = fc
    .oneof(
      fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join('')),
      fc.string({ minLength: 1 }),
      anyText({ minLength: 1 }),
      fc.constantFrom(
        ...['a|b', 'a\\|b', '`|`', '[x](command:y)', '<img src=x>', 'https://evil.example', '//evil.com'],
        ...['a@b.example', 'mailto:a@b.com', '![x](y)', '**b**', '&lt;', '# x', 'a\nb', '[^1]', 'x\\'],
        ...['www.evil.example', 'www.1.com', 'evil.com', '_a_', 'a_b_c', '~~x~~', '$x$', '<https://e.com>'],
      ),
    )
    .filter((text) => text.trim() !== '');

  it('is a table of plain text, whatever names contain', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const tokens = reader.parse([...toMarkdown([named(value)])].join(''), {});
        const cells = tokens.filter(
          ({ type }, index) => type === 'inline' && tokens[index - 1]?.type === 'td_open',
        );
        const inside = cells.flatMap(({ children }) => children ?? []);
        ok(
          inside.every(({ type }) => type === 'text'),
          JSON.stringify(inside),
        );
        deepEqual(
          cells.map(({ children }) => (children ?? []).map(({ content }) => content).join('')),
          ['dxcon-9', read(value).trim()],
        );
      }),
      { numRuns: 3_000 },
    );
  });

  it('is headed by the profile as plain text, whatever it is called', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const text = [...toMarkdown([{ ...named('x'), profile: value, region: value }])].join('');
        const tokens = reader.parse(text, {});
        const at = tokens.findIndex(({ type, tag }) => type === 'heading_open' && tag === 'h2');
        const inside = tokens[at + 1]?.children ?? [];
        ok(
          inside.every(({ type }) => type === 'text'),
          JSON.stringify(inside),
        );
        equal(inside.map(({ content }) => content).join(''), `${read(value)} · ${read(value)}`.trim());
      }),
      { numRuns: 1_000 },
    );
  });

  it('has no link, tag or image, even without support for tables, nor across cells', () => {
    const inventory = (name: string, value: string): ExportPart =>
      part({
        ...emptyInventory,
        connections: [{ connectionId: 'dxcon-9', connectionName: name, tags: [{ key: value, value: name }] }],
      });
    fc.assert(
      fc.property(hostile, hostile, (name, value) => {
        const text = [...toMarkdown([inventory(name, value)], choosableColumns)].join('');
        const found = plainReader
          .parse(text, {})
          .flatMap(({ type, children }) => [type, ...(children ?? []).map((child) => child.type)]);
        ok(!found.some((type) => /link|image|html|fence|code_block/.test(type)), found.join());
      }),
      { numRuns: 1_000 },
    );
  });

  it('has no unnecessary backslash', () => {
    for (const text of [
      ...['dxvif-fg4m1k7z', 'prod_payments-eu, west/1', 'a__b', '10.255.0.1/30', '2001:db8::1/125', '10Gbps'],
      'arn:aws:directconnect:eu-central-1:111122223333:dxvif/dxvif-fg4m1k7z',
      ...[
        'Cost-Center=42; Owner=(net) team!',
        '+1 - 2 = #3 > 4 < 5',
        '5 * 3',
        '~/.aws',
        'US$ 5',
        'AT&T',
        '&copy',
      ],
      ...['C:\\ files', 'a ] b {c} ^ "d" \'e\'', '1. x', '50 %', 'v1.2', '<3', 'Größe; 中文', '_a', '`b'],
    ]) {
      equal(markdownText(text), text);
    }
  });

  it('escapes what Markdown would interpret, and only that', () => {
    deepEqual(
      ['a|b', '[x](y)', '*x*', '_x_', 'a_b _c_', '<b>', '&lt;', '\\*', 'x\\', 'a.com', '$x$', 'a@b'].map(
        markdownText,
      ),
      [
        ...['a\\|b', '\\[x](y)', '\\*x\\*', '\\_x\\_', 'a_b \\_c\\_', '\\<b>', '\\&lt;', '\\\\*', 'x\\\\'],
        ...['a\\.com', '\\$x\\$', 'a@\u200Bb'],
      ],
    );
  });

  it('has the chosen columns that are not empty, in words', () => {
    const headOf = (text: string) => text.split('\n')[0];
    const rows = tableOf(part());
    equal(headOf([...markdownTable(rows, ['vlan', 'mtu', 'asn'])].join('')), '| VLAN | Your BGP ASN |');
    equal([...markdownTable(rows, ['mtu'])].join(''), '–');
    equal([...markdownTable([], defaultColumns)].join(''), '–');
    ok(!choosableColumns.includes('profile') && choosableColumns.includes('tags'));
    const csvHead = [...toCsv([part()])][0];
    equal(csvHead?.slice(1), `${columns.join(',')}\r\n`);
  });
});

describe('a very large export', () => {
  const VIFS = 3_000;
  /** Virtual interfaces, connections and interconnects that count how often they are read. */
  function counting() {
    const looks = { count: 0 };
    const counted = <Item extends object>(item: Item, key: keyof Item): Item => {
      const value = item[key];
      return Object.defineProperty({ ...item }, key, {
        enumerable: true,
        get: () => {
          looks.count += 1;
          return value;
        },
      });
    };
    const numbers = Array.from({ length: VIFS }, (_, index) => index);
    const inventory: Inventory = {
      ...emptyInventory,
      connections: numbers.map((number) => counted({ connectionId: `dxcon-${number}` }, 'connectionId')),
      virtualInterfaces: numbers.map((number) =>
        counted(
          { virtualInterfaceId: `dxvif-${number}`, connectionId: `dxcon-${number >> 1}` },
          'connectionId',
        ),
      ),
    };
    return { looks, many: { ...part(inventory), all: inventory } };
  }

  for (const format of exportFormats) {
    it(`as ${format.label} processes few resources in each step`, () => {
      const { looks, many } = counting();
      let before = 0;
      let most = 0;
      for (const piece of format.write([many])) {
        most = Math.max(most, looks.count - before, piece.length / 100);
        before = looks.count;
      }
      ok(before >= 2 * VIFS, `${before} looks`);
      ok(most <= 10, `${most} in one step`);
    });
  }

  it('as JSON equals the output of JSON.stringify', () => {
    const item = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.array(fc.object())));
    fc.assert(
      fc.property(fc.array(fc.array(item), { maxLength: 3 }), fc.string(), (lists, profile) => {
        const parts = lists.map((virtualInterfaces) => ({
          ...part({ ...emptyInventory, virtualInterfaces }),
          profile,
        }));
        const places = parts.map(({ region, inventory }) => ({
          profile,
          region,
          regionName: 'N. Virginia',
          readAt: '1970-01-01T00:00:00.000Z',
          ...{
            connections: [],
            lags: [],
            virtualInterfaces: [],
            interconnects: [],
            provisionedConnections: [],
          },
          ...inventory,
          names: { accounts: {}, locations: {} },
        }));
        equal([...toJson(parts)].join(''), `${JSON.stringify({ places }, undefined, 2)}\n`);
      }),
    );
  });
});
