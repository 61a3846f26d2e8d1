import { join } from 'node:path';
import type { End } from './link';
import { eventually } from './processes';

/** Consecutive datagrams that were not answered. Times are in milliseconds of the system's clock. */
export interface Outage {
  /** When the first of them was sent. */
  readonly from: number;
  /** When the next answered datagram was sent; `Infinity` if there was none. */
  readonly to: number;
}

/** Datagrams from the customer's end to an address behind AWS's end. */
export interface Traffic {
  /** Waits until a datagram that is sent from now on is answered. */
  flows(): Promise<void>;
  /** Waits until another datagram is sent, whether it is answered or not. */
  goesOn(): Promise<void>;
  /** The outages so far, in order. The last second does not count, since answers may be on their way. */
  outages(): Outage[];
}

const PORT = '4242';
const ON_ITS_WAY = 1_000;
const script = join(__dirname, 'datagrams.cjs');

/** Gives AWS's end an address in a VPC, at which datagrams are answered. */
export async function answerAt(end: End, address: string): Promise<void> {
  await end.ip('link', 'set', 'lo', 'up');
  await end.ip('address', 'add', `${address}/32`, 'dev', 'lo');
  const answering = end.start(process.execPath, script, 'answer', address, PORT);
  await eventually(`The host at ${address}`, () => Promise.resolve(answering.said()), Boolean);
}

/** Sends datagrams to an address until the link is removed. */
export function sendTo(customer: End, address: string): Traffic {
  const asking = customer.start(process.execPath, script, 'ask', address, PORT);
  const read = () => {
    // What follows the last line break is not yet a complete line.
    const said = asking.said().replace(/[^\n]*$/, '');
    const sent = [...said.matchAll(/^sent \d+ (\d+)$/gm)].map(([, at]) => Number(at));
    const answered = new Set([...said.matchAll(/^answered (\d+)$/gm)].map(([, number]) => Number(number)));
    return { sent, answered };
  };
  /** Waits for a datagram that is sent from now on and is among the counted ones. */
  const sentFromNow = async (what: string, counted: (seen: ReturnType<typeof read>) => Iterable<number>) => {
    const first = read().sent.length;
    const count = () => [...counted(read())].filter((number) => number >= first).length;
    await eventually(what, () => Promise.resolve(count()), Boolean);
  };
  return {
    flows: () => sentFromNow('An answer', ({ answered }) => answered),
    goesOn: () => sentFromNow('A datagram', ({ sent }) => sent.keys()),
    outages: () => {
      const { sent, answered } = read();
      const outages: Outage[] = [];
      let from: number | undefined;
      for (const [number, at] of sent.entries()) {
        if (answered.has(number)) {
          if (from !== undefined) outages.push({ from, to: at });
          from = undefined;
        } else from ??= at;
      }
      const last = sent.at(-1) ?? 0;
      if (from !== undefined && last - from > ON_ITS_WAY) outages.push({ from, to: Infinity });
      return outages;
    },
  };
}
