/** From the bytes of a CSV file to what becomes of each row and the table of it, in slices as the extension does it. */
import { decode } from '../src/directconnect/allocation/csv/decode';
import { judgeRows } from '../src/directconnect/allocation/csv/judge';
import { MOST_ROWS, readSheet } from '../src/directconnect/allocation/csv/sheet';
import { tableText } from '../src/directconnect/allocation/csv/table';
import type { NetworkFacts } from '../src/directconnect/allocation/knownNetwork';
import { workInSlices } from '../src/slices';
import { timeFigure } from './figures';
import type { Figure } from './figures';

const ROUNDS = 10;
/** On other connections of the region. */
const ELSEWHERE = 10_000;
/** Connections, each with as many rows: AWS allows 50 private virtual interfaces on one. */
const CONNECTIONS = 20;
const PER_CONNECTION = MOST_ROWS / CONNECTIONS;
/** Milliseconds that a person may wait, and that the extension host may be held at a time. */
const GOAL = 1_000;
const PAUSE_GOAL = 50;

const address = (at: number, host: number) =>
  `10.${at >> 14}.${(at >> 6) & 255}.${((at & 63) << 2) + host}/30`;

function csvFile(): Uint8Array {
  const rows = Array.from({ length: MOST_ROWS }, (_, at) =>
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
  addresses: [address(MOST_ROWS + at, 1)],
}));

const factsOf = (id: string): NetworkFacts => ({
  connection: { id, kind: 'dedicated', state: 'available', ownerAccount: '444455556666' },
  ...{ virtualInterfaces: [], elsewhere, accounts: [] },
});

/** @returns how long it took and the longest pause, in milliseconds. */
async function timed(bytes: Uint8Array): Promise<{ took: number; pause: number }> {
  let [last, pause] = [performance.now(), 0];
  let isOver = false;
  const look = () => {
    const now = performance.now();
    pause = Math.max(pause, now - last);
    last = now;
    if (!isOver) setImmediate(look);
  };
  setImmediate(look);
  const begin = performance.now();
  const decoded = decode(bytes);
  const read = 'text' in decoded ? await workInSlices(readSheet(decoded.text), () => true) : undefined;
  const sheet = read?.result.sheet;
  if (!sheet) throw new Error('The file could not be read.');
  const around = { factsOf, inDoubt: new Set<string>() };
  const judged = (await workInSlices(judgeRows(sheet.rows, around), () => true, 1))?.result ?? [];
  const where = { file: 'plan.csv', profile: 'network', region: 'us-east-1' };
  await workInSlices(tableText(where, sheet, judged), () => true);
  const took = performance.now() - begin;
  const sent = judged.filter(({ kind }) => kind === 'send').length;
  if (sent !== MOST_ROWS) throw new Error(`${sent} of ${MOST_ROWS} rows would be sent.`);
  isOver = true;
  await new Promise(setImmediate);
  return { took, pause };
}

export async function csvFigures(): Promise<Figure[]> {
  if (PER_CONNECTION > 50) throw new Error('AWS would allow no more on one connection.');
  const bytes = csvFile();
  const rounds: { took: number; pause: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await timed(bytes));
  const name = `checking a CSV file of ${MOST_ROWS.toLocaleString('en')} rows`;
  return [
    timeFigure(
      name,
      rounds.map(({ took }) => took),
      GOAL,
    ),
    timeFigure(`longest pause of ${name}`, [Math.max(...rounds.map(({ pause }) => pause))], PAUSE_GOAL),
  ];
}
