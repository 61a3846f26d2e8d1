import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Link } from './link';
import { eventually, must, run } from './processes';
import type { Daemon } from './processes';

/** One BGP session, seen from AWS's side. */
export interface AmazonPeer {
  readonly family: 'ipv4' | 'ipv6';
  /** Both without their prefix lengths. */
  readonly amazonAddress: string;
  readonly customerAddress: string;
  readonly amazonAsn: number;
  readonly asn: number;
  readonly key: string;
}

/** The prefixes that AWS's end announces, by address family. */
export type Sent = Readonly<Record<AmazonPeer['family'], readonly string[]>>;

/** Like the CIDR block of a VPC. */
export const vpc = { ipv4: ['172.31.0.0/16'], ipv6: ['2001:db8:aaaa::/56'] } as const satisfies Sent;

/** The router at AWS's end of a link. */
export interface Amazon {
  /** The state of a family's session, in BIRD's words: `Established`, `Active`, … */
  state(family: AmazonPeer['family']): Promise<string>;
  /** The prefixes that the customer's router has announced, sorted. */
  received(family: AmazonPeer['family']): Promise<string[]>;
  /** Announces other prefixes from now on. */
  send(others: Sent): Promise<void>;
  /** Replaces the sessions; those that are unchanged stay up. */
  serve(others: readonly AmazonPeer[]): Promise<void>;
  /** The state of BFD with the customer: `Up`, `Down`, … */
  bfd(): Promise<string[]>;
  stop(): Promise<void>;
}

const named = (family: AmazonPeer['family']) => `customer_${family}`;

/** It retries each second; by default it would wait for minutes after an error. */
const session = (peer: AmazonPeer, prefixes: readonly string[]) => `
protocol static static_${peer.family} {
    ${peer.family};
${prefixes.map((prefix) => `    route ${prefix} blackhole;`).join('\n')}
}
protocol bgp ${named(peer.family)} {
    local ${peer.amazonAddress} as ${peer.amazonAsn};
    neighbor ${peer.customerAddress} as ${peer.asn};
    password "${peer.key}";
    ttl security off;
    hold time 90;
    connect delay time 1;
    connect retry time 1;
    error wait time 1, 1;
    bfd on;
    ${peer.family} { import all; export where source = RTS_STATIC; };
}
`;

/**
 * Starts a BIRD as the other end of a virtual interface. Its configuration is written here, without any code of ours.
 */
export async function startAmazon(
  { amazon, folder }: Link,
  peers: readonly AmazonPeer[],
  sent: Sent,
): Promise<Amazon> {
  const [config, socket] = [join(folder, 'amazon.conf'), join(folder, 'amazon.ctl')];
  let [serving, sending] = [peers, sent];
  const write = () =>
    writeFile(
      config,
      `
router id 192.0.2.1;
protocol device { }
protocol bfd { interface "*" { interval 300 ms; multiplier 3; }; }
${serving.map((peer) => session(peer, sending[peer.family])).join('')}`,
      { mode: 0o600 },
    );
  await write();
  const daemon: Daemon = amazon.start(
    'bird',
    '-f',
    '-c',
    config,
    '-s',
    socket,
    '-P',
    join(folder, 'amazon.pid'),
  );
  const ask = (...question: readonly string[]) => must('birdc', '-r', '-s', socket, ...question);
  const configure = async () => {
    await write();
    await must('birdc', '-s', socket, 'configure');
  };
  await eventually(
    'BIRD at Amazon’s end',
    () => ask('show', 'status').catch(() => daemon.said()),
    (said) => said.includes('Daemon is up'),
  );
  return {
    state: async (family) => {
      // BIRD reports an unknown session as an error.
      const { output } = await run('birdc', '-r', '-s', socket, 'show', 'protocols', 'all', named(family));
      return /BGP state:\s+(\w+)/.exec(output)?.[1] ?? output;
    },
    received: async (family) => {
      const answer = await ask('show', 'route', 'protocol', named(family));
      return [...answer.matchAll(/^([\da-f.:]+\/\d+)\s/gm)].map(([, prefix = '']) => prefix).sort();
    },
    send: async (others) => {
      sending = others;
      await configure();
    },
    serve: async (others) => {
      serving = others;
      await configure();
    },
    bfd: async () =>
      [...(await ask('show', 'bfd', 'sessions')).matchAll(/^\S+\s+\S+\s+(Up|Down|Init|AdminDown)\s/gm)].map(
        ([, state = '']) => state,
      ),
    stop: () => daemon.stop(),
  };
}
