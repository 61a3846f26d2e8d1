/**
 * Checking a CSV file: from its bytes to the verdict on each row and the table that shows them, in slices as in the
 * extension.
 */
import { decode } from '../src/directconnect/allocation/csv/decode';
import { validateRows } from '../src/directconnect/allocation/csv/validateRows';
import { MAX_ROWS, readSheet } from '../src/directconnect/allocation/csv/sheet';
import { tableText } from '../src/directconnect/allocation/csv/table';
import type { NetworkFacts } from '../src/directconnect/allocation/knownNetwork';
import { workInSlices } from '../src/slices';
import type { Figure } from './figures';
import { watched, watchedFigures } from './turns';

const ROUNDS = 10;
/** Virtual interfaces on other connections of the region. */
const ELSEWHERE = 10_000;
/** The connections that the rows are spread over: AWS allows 50 private virtual interfaces on each. */
const CONNECTIONS = 20;
const PER_CONNECTION = MAX_ROWS / CONNECTIONS;
/** The longest time that the whole check may take, in milliseconds. */
const GOAL = 1_000;

const address = (at: number, host: number) =>
  `10.${at >> 14}.${(at >> 6) & 255}.${((at & 63) << 2) + host}/30`;

function csvFile(): Uint8Array {
  const rows = Array.from({ length: MAX_ROWS }, (_, at) =>
    [
      ...['allocate private', `dxcon-fg${String(at % CONNECTIONS).padStart(6, '0')}`, '111122223333'],
      ...[`edge-${at}`, String(2 + Math.floor(at / CONNECTIONS)), '65010'],
      ...[address(at, 1), address(at, 2), '8500', '"team=core; stage=test"'],
    ].join(','),
  );
  const headings =
    'Request,Connection,Owner account,Name,VLAN,Your BGP ASN,Your router address,Amazon address,MTU,Tags';
  return Buffer.from([headings, ...rows].join('\n'));
}

const elsewhere = Array.from({ length: ELSEWHERE }, (_, at) => ({
  virtualInterfaceId: `dxvif-e${at}`,
  virtualInterfaceName: `elsewhere-${at}`,
  addresses: [address(MAX_ROWS + at, 1)],
}));

const factsOf = (id: string): NetworkFacts => ({
  connection: { id, kind: 'dedicated', state: 'available', ownerAccount: '444455556666' },
  ...{ virtualInterfaces: [], elsewhere, accounts: [] },
});

async function check(bytes: Uint8Array): Promise<void> {
  const decoded = decode(bytes);
  const read = 'text' in decoded ? await workInSlices(readSheet(decoded.text), () => true) : undefined;
  const sheet = read?.result.sheet;
  if (!sheet) throw new Error('The file could not be read.');
  const around = { factsOf, inDoubt: new Set<string>() };
  const validated = (await workInSlices(validateRows(sheet.rows, around), () => true, 1))?.result ?? [];
  const where = { file: 'plan.csv', profile: 'network', region: 'us-east-1' };
  await workInSlices(tableText(where, sheet, validated), () => true);
  const sent = validated.filter(({ kind }) => kind === 'send').length;
  if (sent !== MAX_ROWS) throw new Error(`${sent} of ${MAX_ROWS} rows would be sent.`);
}

export async function csvFigures(): Promise<Figure[]> {
  if (PER_CONNECTION > 50) throw new Error('AWS allows only 50 private virtual interfaces on a connection.');
  const bytes = csvFile();
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await watched(() => check(bytes)));
  const name = `checking a CSV file of ${MAX_ROWS.toLocaleString('en')} rows`;
  return watchedFigures(name, rounds, GOAL);
}
