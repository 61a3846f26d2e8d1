/** Reading a journal of 10,000 completed writes, as the activity view and the next sweep of a place do. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Journal } from '../src/aws/journal/journal';
import { lineOf } from '../src/aws/journal/record';
import type { Figure } from './figures';
import { watched, watchedFigures } from './turns';

const RECORDS = 10_000;
const ROUNDS = 20;
/** The most milliseconds that one read may take. */
const GOAL = 50;

/** One write as stored in the journal: an allocation on a connection that already has ten. */
function linesOf(number: number): string {
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const allocation = { virtualInterfaceName: `bench-${number}`, vlan: 101, asn: 65_010, mtu: 1500 };
  const begun = {
    ...{ id, at: number, profile: 'network', region: 'us-east-1', account: '111122223333', pid: 1 },
    operation: 'AllocatePrivateVirtualInterface',
    input: {
      ...{ connectionId: 'dxcon-fgx0h7m2', ownerAccount: '444455556666' },
      newPrivateVirtualInterfaceAllocation: allocation,
    },
    secrets: ['newPrivateVirtualInterfaceAllocation.authKey'],
    before: Array.from({ length: 10 }, (_, index) => `dxvif-${String(index).padStart(8, '0')}`),
  };
  const ended = { id, at: number, outcome: 'done', created: 'dxvif-fgx0h7m2', requestId: id } as const;
  return lineOf({ begun }) + lineOf({ ended });
}

async function read(file: string): Promise<void> {
  const { length } = (await new Journal(file).latest(Infinity)).records;
  if (length !== RECORDS) throw new Error(`${length} records were read.`);
}

export async function journalFigures(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'dx-bench-journal-'));
  try {
    const file = join(folder, 'activity.jsonl');
    await writeFile(file, Array.from({ length: RECORDS }, (_, number) => linesOf(number)).join(''));
    const rounds = [];
    // The first round warms up.
    for (let round = -1; round < ROUNDS; round += 1) {
      const one = await watched(() => read(file));
      if (round >= 0) rounds.push(one);
    }
    return watchedFigures('reading a journal of 10,000 records', rounds, GOAL);
  } finally {
    await rm(folder, { recursive: true });
  }
}
