import assert from 'node:assert/strict';
import { csvColumns } from '../../../../../src/directconnect/allocation/csv/columns';
import { identityOf, validateRows } from '../../../../../src/directconnect/allocation/csv/validateRows';
import type { ValidationContext } from '../../../../../src/directconnect/allocation/csv/validateRows';
import { problemWords } from '../../../../../src/directconnect/allocation/csv/problemWords';
import { resultCsv } from '../../../../../src/directconnect/allocation/csv/result';
import { readSheet } from '../../../../../src/directconnect/allocation/csv/sheet';
import { tableText } from '../../../../../src/directconnect/allocation/csv/table';
import { csvTemplate } from '../../../../../src/directconnect/allocation/csv/template';
import type { NetworkFacts } from '../../../../../src/directconnect/allocation/knownNetwork';
import { askedIn } from '../../../../../src/directconnect/allocation/newInterface';
import { workAtOnce } from '../../../../../src/slices';
import { DIRECT_CONNECT_GATEWAY, network } from '../drafts';
import { on, vif } from '../interfaces';

const CONNECTION = network.connection.id;
const OTHER = 'dxcon-fg000002';
const OWN = network.connection.ownerAccount ?? '';
const HEADINGS =
  'Request,Name,VLAN,ASN,Owner account,Gateway,Your router address,Amazon address,Prefixes,Rate limit,IPv4 prefixes accepted,MTU';

function around(facts: NetworkFacts = network, more: Partial<ValidationContext> = {}): ValidationContext {
  return {
    factsOf: (id) => {
      if (id === CONNECTION) return facts;
      return id === OTHER ? { ...network, connection: { ...network.connection, id } } : undefined;
    },
    connectionId: CONNECTION,
    inDoubt: new Set(),
    ...more,
  };
}

function sheetOf(text: string) {
  const { sheet, problems } = workAtOnce(readSheet(text));
  assert.ok(sheet, problems?.map(problemWords).join());
  return sheet;
}
const validate = (text: string, surroundings = around()) =>
  workAtOnce(validateRows(sheetOf(text).rows, surroundings));
const rowsOf = (...rows: readonly string[]) => `${HEADINGS}\n${rows.join('\n')}`;
/** The verdict on each row, with its reasons. */
const results = (text: string, surroundings = around()) =>
  validate(text, surroundings).map(({ kind, problems, warnings }) =>
    [kind, ...[...problems, ...warnings].map(problemWords)].join(' · '),
  );

const A = 'allocate private,edge-a,101,65010,111122223333';
const B = 'allocate private,edge-b,102,65010,111122223333';

describe('the rows of a CSV file', () => {
  it('become the requests of the form, each of the six', () => {
    const rows = validate(
      csvTemplate(false),
      around({ ...network, connection: { ...network.connection, kind: 'dedicated' } }),
    );
    assert.deepEqual(
      rows.flatMap(({ problems }) => problems.map(problemWords)),
      [],
    );
    const asked = rows.map((row) => (row.kind === 'send' ? askedIn(row.request.input) : undefined));
    assert.deepEqual(
      asked.map((one) => one?.operation),
      [
        'AllocatePrivateVirtualInterface',
        'AllocatePublicVirtualInterface',
        'AllocateTransitVirtualInterface',
        'CreatePrivateVirtualInterface',
        'CreatePublicVirtualInterface',
        'CreateTransitVirtualInterface',
      ],
    );
    assert.deepEqual(asked[0], {
      ...{ type: 'private', mode: 'allocate', structure: 'newPrivateVirtualInterfaceAllocation' },
      ...{
        operation: 'AllocatePrivateVirtualInterface',
        connectionId: CONNECTION,
        ownerAccount: '111122223333',
      },
      fields: {
        ...{ virtualInterfaceName: 'ams1-orders', vlan: 101, asn: 65010, mtu: 1500, addressFamily: 'ipv4' },
        ...{ amazonAddress: '192.168.1.2/30', customerAddress: '192.168.1.1/30', rateLimit: '500Mbps' },
        tags: [
          { key: 'team', value: 'core' },
          { key: 'stage', value: 'test' },
        ],
      },
    });
    assert.ok(asked.every((one) => one?.fields.authKey === undefined));
    assert.equal(asked[5]?.fields.enableSiteLink, true);
  });

  it('are checked by the rules of the form, and findings have line and column', () => {
    assert.deepEqual(
      results(rowsOf(A, 'allocate private,,4095,x,1', B.replace('111122223333', OWN))).map((result) =>
        result.replace(/\.( [^·]*)?( ·|$)/g, '.$2'),
      ),
      [
        'send',
        'wrong · Line 3, Owner account: "1" does not have 12 digits. · Line 3, Name: Enter a name of 1 to 100 letters, digits, spaces, hyphens, underscores, commas or slashes. · Line 3, VLAN: Enter a VLAN from 1 to 4094. · Line 3, Your BGP ASN: Enter your BGP ASN, from 1 to 4294967294, such as 65010, AS65010 or 64086.59904.',
        'wrong · Line 4, Owner account: This account owns the connection, and AWS allocates to other accounts only.',
      ],
    );
  });

  it('are all wrong if they conflict with each other', () => {
    const again = 'create public,web,101,65010,,,45.10.16.1/31,45.10.16.0/31,45.10.16.0/22';
    const [first, second, third] = results(rowsOf(A, B, again));
    assert.match(first ?? '', /^wrong · Line 2, VLAN: Line 4 has the same VLAN/);
    assert.equal(second, 'send');
    assert.match(third ?? '', /^wrong · Line 4, VLAN: Line 2 has the same VLAN/);
    const many = results(rowsOf(A, A, ` ${A}`));
    assert.match(many[1] ?? '', /Lines 2, 4 have the same VLAN/);
  });

  it('have warnings about names and addresses of other rows, also on other connections', () => {
    const row = (more: string) => `allocate private,${more}`;
    const text = `Connection,${HEADINGS}\n${[
      `${CONNECTION},${row('edge,101,65010,111122223333,,10.0.0.1/30,10.0.0.2/30')}`,
      `${OTHER},${row('edge,101,65010,111122223333,,10.0.0.1/30,10.0.0.2/30')}`,
      `${CONNECTION},${row('edge,102,65010,111122223333,,10.0.1.1/30,10.0.1.2/30')}`,
    ].join('\n')}`;
    const [first, ...others] = results(text, around(network, { connectionId: undefined }));
    assert.equal(first, 'send');
    assert.match(
      others[0] ?? '',
      /^send · .*Name: line 2 already has this name.* overlaps with that of edge \(line 2\)/,
    );
    assert.match(others[1] ?? '', /^send · .*Name: line 2 already has this name/);
  });

  it('are checked against existing virtual interfaces, and count as existing if connection, VLAN, name and owner match', () => {
    const there = (more: Parameters<typeof vif>[0]) =>
      around(
        on({}, [vif({ virtualInterfaceId: 'dxvif-1', virtualInterfaceName: 'edge-a', vlan: 101, ...more })]),
      );
    const result = (more: Parameters<typeof vif>[0]) => results(rowsOf(A), there(more))[0] ?? '';
    const [row] = validate(rowsOf(A), there({}));
    assert.deepEqual([row?.kind, row?.kind === 'exists' && row.virtualInterfaceId], ['exists', 'dxvif-1']);
    for (const state of ['confirming', 'verifying', 'down']) assert.equal(result({ state }), 'exists');
    assert.match(
      result({ virtualInterfaceName: 'other' }),
      /^wrong · Line 2, VLAN: VLAN 101 is used by other/,
    );
    assert.match(result({ ownerAccount: '999999999999' }), /^wrong · .*is used by edge-a/);
    assert.match(result({ type: 'public' }), /^wrong · .*is used by edge-a/);
    assert.match(result({ vlan: 7 }), /^send · Line 2, Name: dxvif-1 already has this name/);
    assert.match(result({ state: 'deleting' }), /^send · .*which is being deleted/);
    assert.equal(result({ state: 'deleted' }), 'send');
    const own = 'create private,edge-a,101,65010,,vgw-1a2b3c4d';
    assert.match(results(rowsOf(own), there({}))[0] ?? '', /^wrong/, 'it belongs to another account');
    assert.equal(results(rowsOf(own), there({ ownerAccount: OWN }))[0], 'exists');
  });

  it('count towards quotas, rate limiters, prefix pools and gateways for those below them', () => {
    const counted = (facts: NetworkFacts, row: (at: number) => string) =>
      results(rowsOf(...[11, 12, 13].map(row)), around(facts)).map((result) => result.split(':')[0]);
    const lines = (...columns: readonly string[]) =>
      columns.map((column, at) => (column === '' ? 'send' : `wrong · Line ${at + 2}, ${column}`));
    const plain = (at: number) => `allocate private,edge-${at},${at},65010,111122223333`;
    const many = Array.from({ length: 48 }, (_, at) =>
      vif({
        virtualInterfaceId: `dxvif-${at}`,
        virtualInterfaceName: `is-${at}`,
        vlan: at + 1000,
        peers: [],
      }),
    );
    assert.deepEqual(counted(on({}, many), plain), lines('', '', 'Connection'));
    const transits = many.slice(0, 2).map((one) => ({ ...one, type: 'transit' }));
    const transit = (at: number) => `allocate transit,edge-${at},${at},65010,111122223333`;
    assert.deepEqual(counted(on({}, transits), transit), lines('', '', 'Connection'));
    assert.deepEqual(
      counted(on({ kind: 'hosted', vlan: 11 }), () => plain(11)),
      lines('VLAN', 'VLAN', 'VLAN'),
    );
    const limited = (at: number) => `${plain(at)},,,,,500Mbps`;
    assert.deepEqual(
      counted(on({ rateLimiters: { inUse: 8, most: 10 } }), limited),
      lines('', '', 'Rate limit'),
    );
    const created = (at: number) => `create private,own-${at},${at},65010,,${DIRECT_CONNECT_GATEWAY},,,,,300`;
    assert.deepEqual(
      counted(on({ prefixPool: { ipv4: 700, ipv6: 5000 } }), created),
      lines('', '', 'IPv4 prefixes accepted'),
    );
    const gateways = [{ id: DIRECT_CONNECT_GATEWAY, attached: Array<string>(28).fill('private') }];
    assert.deepEqual(counted({ ...network, gateways }, created), lines('', '', 'Gateway'));
    const allocated = [{ id: DIRECT_CONNECT_GATEWAY, prefixes: 9200 }];
    assert.deepEqual(counted({ ...network, gateways: allocated }, created), lines('', '', 'Gateway'));
    const first = (at: number) => (at === 11 ? created(at).replace('private', 'transit') : created(at));
    const unused = [{ id: DIRECT_CONNECT_GATEWAY, attached: [] }];
    assert.deepEqual(counted({ ...network, gateways: unused }, first), lines('', 'Gateway', 'Gateway'));
  });

  it('are not sent while an earlier request has an unknown outcome', () => {
    const [first, second] = results(
      rowsOf(A, B),
      around(network, { inDoubt: new Set([identityOf(CONNECTION, 101, 'edge-a')]) }),
    );
    assert.match(first ?? '', /^wrong · Line 2, VLAN: This was sent before.*Check Again/);
    assert.equal(second, 'send');
  });

  it('need a connection of the region, which is the one that the command was run on, if any', () => {
    const text = `Connection,${HEADINGS}\n${CONNECTION},${A}\n${OTHER},${B}\ndxcon-nowhere1,${B}\n,${B}`;
    const anywhere = results(text, around(network, { connectionId: undefined }));
    assert.deepEqual(
      anywhere.map((result) => result.slice(0, 60)),
      [
        ...['send', 'send'],
        'wrong · Line 4, Connection: dxcon-nowhere1 is not a connection or LAG of this'.slice(0, 60),
        'wrong · Line 5, Connection: Enter the ID of a connection or LAG.'.slice(0, 60),
      ],
    );
    const here = results(text);
    assert.match(
      here[1] ?? '',
      new RegExp(`Connection: This row is for ${OTHER}, but .* run on ${CONNECTION}`),
    );
    assert.equal(here[3], 'send', 'an empty cell means the connection that the command was run on');
  });
});

describe('the table of what a file would send', () => {
  const text = rowsOf(
    A,
    B.replace('102', '0'),
    'create public,Web_1*a*,103,65010,,,45.10.16.1/31,45.10.16.0/31,45.10.16.0/22,,,1500',
    B.replace('102', '5000').replace('edge-b', 'c'),
  );
  const writing = () =>
    tableText({ file: 'plan.csv', profile: 'network', region: 'us-east-1' }, sheetOf(text), validate(text));
  const table = () => workAtOnce(writing());

  it('lists the problems, once for lines with the same problem, then every row', () => {
    const [wrong = '', rows = ''] = table().split('## Rows');
    assert.match(wrong, /^# plan\.csv\n\nChecked with profile network in us-east-1\. Nothing was sent\./);
    assert.match(wrong, /- Lines 3, 5, VLAN: Enter a VLAN from 1 to 4094\./);
    assert.match(wrong, /- Line 4, MTU: CreatePublicVirtualInterface has no such field/);
    const lines = rows.trim().split('\n');
    assert.match(lines[0] ?? '', /^\| Line \| Status +\| Request +\| Connection +\| Owner account \| Name/);
    assert.equal(new Set(lines.map(({ length }) => length)).size, 1, 'the columns are aligned');
    assert.match(lines[2] ?? '', /^\| 2 +\| Will be sent +\| allocate private \| dxcon-/);
    assert.match(lines[3] ?? '', /^\| 3 +\| Error +\| allocate private/);
    assert.match(lines[4] ?? '', /Web_1\\\*a\\\*/);
  });

  it('is written in steps of one row each: its cells, their widths and its line', () => {
    assert.equal([...writing()].length, 3 * validate(text).length);
  });

  it('says which separator was found if it is not a comma', () => {
    const semicolons = sheetOf(`${HEADINGS}\n${A}`.replaceAll(',', ';'));
    const said = workAtOnce(tableText({ file: 'a', profile: 'p', region: 'r' }, semicolons, []));
    assert.match(said, /separated by semicolons/);
  });
});

describe('the result of a file', () => {
  it('is a file that can be used again, without formulas', () => {
    const text = `Name,Request,VLAN,ASN,Owner account,Tags\n-cmd,allocate private,101,65010,111122223333,"a=b; c==1"`;
    const sheet = sheetOf(text);
    const [row] = workAtOnce(validateRows(sheet.rows, around()));
    assert.ok(row);
    const csv = resultCsv(sheet, [{ row, result: 'refused', details: '=HYPERLINK("x")' }]);
    assert.ok(csv.startsWith('\uFEFFLine,Result,Virtual interface ID,Details,Connection,Name,Request,VLAN'));
    assert.match(csv, /\r\n2,refused,,"'=HYPERLINK\(""x""\)",dxcon-\w+,'-cmd,allocate private,101/);
    const [again] = workAtOnce(validateRows(sheetOf(csv.replace(/^\uFEFF/, '')).rows, around()));
    assert.deepEqual(
      [again?.kind, again?.kind === 'send' && again.request],
      ['send', row.kind === 'send' && row.request],
    );
  });

  it('has a column for each possible heading', () => {
    const headings = Object.values(csvColumns).map(({ heading }) => heading);
    assert.equal(new Set(headings.map((heading) => heading.toLowerCase())).size, headings.length);
  });
});
