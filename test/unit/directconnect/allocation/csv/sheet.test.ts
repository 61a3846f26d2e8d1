import assert from 'node:assert/strict';
import { decode } from '../../../../../src/directconnect/allocation/csv/decode';
import { problemWords } from '../../../../../src/directconnect/allocation/csv/problemWords';
import { readSheet } from '../../../../../src/directconnect/allocation/csv/sheet';
import { csvTemplate } from '../../../../../src/directconnect/allocation/csv/template';
import { workAtOnce } from '../../../../../src/slices';

const HEADINGS = 'Request,Name,VLAN,Your BGP ASN,Owner account';
const ROW = 'allocate private,edge,101,65010,111122223333';

/** The content of a file, or its problems as text. */
function read(bytes: string | Uint8Array) {
  const decoded = decode(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
  if (!('text' in decoded)) return { rows: [], problems: [problemWords(decoded)] };
  const { sheet, problems } = workAtOnce(readSheet(decoded.text));
  return { ...sheet, rows: sheet?.rows ?? [], problems: (problems ?? []).map(problemWords) };
}

const only = (bytes: string | Uint8Array) => {
  const { rows, problems } = read(bytes);
  assert.deepEqual(problems, []);
  const [row] = rows;
  assert.ok(row);
  return row;
};

const utf16 = (text: string, bigEndian: boolean) => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

describe('a CSV file of virtual interfaces', () => {
  const text = `${HEADINGS}\n${ROW}\n`;
  for (const [name, file] of [
    ['as it is', text],
    ['with a byte order mark', `\uFEFF${text}`],
    ['with semicolons', text.replaceAll(',', ';')],
    ['with tabs', text.replaceAll(',', '\t')],
    ['in UTF-16', utf16(text, false)],
    ['in UTF-16, big endian', utf16(text, true)],
    ['with line ends of old Macs', text.replaceAll('\n', '\r')],
    ['with line ends of Windows, and none at the end', text.trim().replaceAll('\n', '\r\n')],
    ['with empty lines and empty columns', `,,,,,,\n${HEADINGS},,\n,,,,,,\n${ROW},,\n\n`],
    ['with comments that a spreadsheet has quoted', `"# a, b",,,,\n${text}`],
    ['with the names of the API', `operation,virtualInterfaceName,vlan,asn,ownerAccount\n${ROW}`],
    ['with headings as people write them', `REQUEST,name ,Vlan,your-bgp-asn,"Owner_Account"\n${ROW}`],
    ['with a name in quotation marks', `${HEADINGS}\n${ROW.replace('edge', '"edge"')}`],
  ] as const) {
    it(`is read ${name}`, () => {
      const { draft, problems } = only(file);
      assert.deepEqual(problems, []);
      assert.deepEqual(
        [draft?.type, draft?.mode, draft?.virtualInterfaceName, draft?.vlan, draft?.asn, draft?.ownerAccount],
        ['private', 'allocate', 'edge', '101', '65010', '111122223333'],
      );
    });
  }

  it('has line numbers as an editor counts them, also with cells of several lines', () => {
    const { rows } = read(`# comment\n${HEADINGS},Tags\n\n${ROW},"a=1\nb=2"\n${ROW},\n`);
    assert.deepEqual(
      rows.map(({ line }) => line),
      [4, 6],
    );
    assert.deepEqual(rows[0]?.draft?.tags, [
      { key: 'a', value: '1' },
      { key: 'b', value: '2' },
    ]);
  });

  for (const [name, file, ...words] of [
    ['an empty file', '', /^Line 1: The file is empty/],
    ['comments alone', '# a\n\n', /^Line 1: The file is empty/],
    ['headings alone', `\n${HEADINGS}\n`, /^Line 2: There are no rows/],
    ['a missing column', `Request,Name,Your BGP ASN\n${ROW}`, /^Line 1: The column "VLAN" is missing/],
    [
      'a column that is missing for one of the rows',
      `${HEADINGS}\n${ROW}\ncreate public,web,102,65010,\n`,
      /^Line 1: The column "Prefixes to advertise" is missing.* Line 3 needs it/,
      /^Line 1: The column "Your router address" is missing/,
      /^Line 1: The column "Amazon address" is missing/,
    ],
    ['an unknown column', `${HEADINGS},Colour\n${ROW},red`, /^Line 1: The column "Colour" is unknown/],
    ['a misspelled column', `${HEADINGS},Gatway\n${ROW},`, /"Gatway" is unknown\. Did you mean "Gateway"\?/],
    ['a heading twice', `${HEADINGS},vlan\n${ROW},7`, /^Line 1: The columns "VLAN" and "vlan" are the same/],
    [
      'both names of a gateway',
      `${HEADINGS},directConnectGatewayId,virtualGatewayId\n${ROW},,`,
      /"directConnectGatewayId" and "virtualGatewayId" are the same/,
    ],
    [
      'a column for keys',
      `${HEADINGS},BGP MD5 key\n${ROW},hunter22`,
      /^Line 1: .*"BGP MD5 key".*AWS generates/,
    ],
    ['another column for keys', `${HEADINGS},authKey\n${ROW},hunter22`, /"authKey" is for BGP keys/],
    ['latin-1', Buffer.from(`${HEADINGS}\n${ROW}\n${ROW} é`, 'latin1'), /^Line 3: .*not UTF-8.*"CSV UTF-8"/],
    ['UTF-16 without its mark', utf16(text, false).subarray(2), /^Line 1: This is not a text file/],
    [
      'a spreadsheet',
      Buffer.from('PK\u0003\u0004\u0014\u0000\u0006'),
      /not a text file; it may be a spreadsheet/,
    ],
    ['a binary file', Buffer.from([10, 10, 0, 1, 2]), /^Line 3: This is not a text file/],
    ['an open quotation mark', `${HEADINGS}\n${ROW}\n"${ROW}\n${ROW}`, /^Line 3: .*never closed/],
    [
      '1,001 rows',
      `${HEADINGS}\n${`${ROW}\n`.repeat(1001)}`,
      /^Line 1002: The file has more than 1000 rows\. Split it/,
    ],
  ] as const) {
    it(`is rejected with the line: ${name}`, () => {
      const { rows, problems } = read(file);
      assert.deepEqual(rows, []);
      assert.equal(problems.length, words.length, problems.join('\n'));
      for (const [at, word] of words.entries()) assert.match(problems[at] ?? '', word);
      assert.doesNotMatch(problems.join(), /hunter22/);
    });
  }

  it('may have 1,000 rows', () =>
    assert.equal(read(`${HEADINGS}\n${`${ROW}\n`.repeat(1000)}`).rows.length, 1000));

  const wrongIn = (headings: string, row: string) =>
    only(`${headings}\n${row}`).problems.map(problemWords).join('\n');
  const all = `${HEADINGS},MTU,Gateway,SiteLink,Tags,Prefixes to advertise,Your router address,Amazon address`;
  for (const [name, row, words] of [
    ['a formula', 'allocate private,=A1,101,65010,111122223333', /^Line 2, Name: "=A1" is a formula/],
    ['an unknown request', 'allocate,edge,101,65010,111122223333', /^Line 2, Request: "allocate"/],
    ['a missing request', ',edge,101,65010,111122223333', /^Line 2, Request: "" is not a request/],
    [
      'a number that was shortened',
      `${ROW.slice(0, -12)}1.11122E+11`,
      /Owner account: "1.11122E\+11" does not/,
    ],
    ['an account without its zeros', `${ROW.slice(0, -12)}11122223333`, /Owner account: .*12 digits/],
    ['too many cells', `${ROW},,,,,,,,x`, /^Line 2: This line has 13 cells, but there are 12 columns/],
    [
      'a field that its request lacks',
      `${ROW},,vgw-1a2b3c4d`,
      /Gateway: AllocatePrivateVirtualInterface has no/,
    ],
    ['SiteLink neither on nor off', 'create private,e,1,65010,,,vgw-1a2b3c4d,maybe', /SiteLink: Write "on"/],
    ['a tag without a value', `${ROW},,,,team`, /Tags: "team" is not a tag/],
  ] as const) {
    it(`names ${name} with its line and column`, () => assert.match(wrongIn(all, row), words));
  }

  it('takes values as people write them', () => {
    const headings = `Request,Name,VLAN,ASN,Address family,Rate limit,SiteLink,Tags,Gateway`;
    const { draft, problems } = only(
      `${headings}\nCreatePrivateVirtualInterface,a,1,AS1.10,IPv6,500 mbps,Yes,"team = core, x=a=b;",vgw-1a2b3c4d`,
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(
      [draft?.mode, draft?.addressFamily, draft?.rateLimit, draft?.siteLink, draft?.tags],
      [
        ...['create', 'ipv6', '500Mbps', 'on'],
        [
          { key: 'team', value: 'core' },
          { key: 'x', value: 'a=b' },
        ],
      ],
    );
  });

  it('may have a formula after an apostrophe in a cell', () => {
    const { draft, problems } = only(`${HEADINGS},Tags\n${ROW},'+team=core`);
    assert.deepEqual([problems, draft?.tags], [[], [{ key: '+team', value: 'core' }]]);
  });

  it('can be made from the template, which has an example of each request, with and without connections', () => {
    for (const hasConnections of [true, false]) {
      const { rows, problems, columns } = read(csvTemplate(hasConnections));
      assert.deepEqual(problems, []);
      assert.equal(columns?.includes('connection'), hasConnections);
      assert.deepEqual(
        rows.map(({ draft }) => `${draft?.mode} ${draft?.type}`),
        ['allocate', 'create'].flatMap((mode) =>
          ['private', 'public', 'transit'].map((type) => `${mode} ${type}`),
        ),
      );
      assert.deepEqual(
        rows.flatMap((row) => row.problems),
        [],
      );
    }
  });
});
