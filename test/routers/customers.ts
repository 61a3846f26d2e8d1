import { existsSync } from 'node:fs';
import { chown, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FormatId } from '../../src/routers/formats';
import type { Link } from './link';
import { eventually, must, run } from './processes';
import type { Daemon, Ended } from './processes';

/**
 * Networks in the router's BGP that are not in our configuration, as for other neighbors: they must not be announced to
 * AWS.
 */
export interface OtherNetworks {
  readonly asn: number;
  readonly prefixes: readonly string[];
}

/** A running router. */
export interface RunningRouter {
  /** The prefixes that it has accepted from AWS's address, sorted. */
  accepted(amazonAddress: string): Promise<string[]>;
  /**
   * For a router that keeps the session above the limit of prefixes: whether it accepts no more. Others end the
   * session.
   */
  readonly isAtLimit?: () => Promise<boolean>;
  /** Loads a configuration in addition to the running one or instead of it, whichever that router does with a file. */
  readonly load: (text: string) => Promise<void>;
  stop(): Promise<void>;
}

/** A third-party router, running one of our configurations unchanged. */
export interface CustomerRouter {
  readonly name: string;
  readonly format: FormatId;
  /** Debian's package, and a file in it. */
  readonly package: string;
  readonly program: string;
  /** Whether the configuration itself sets the interface's addresses. */
  readonly setsAddresses: boolean;
  /** Whether it installs the routes that it learns in the kernel. */
  readonly setsRoutes: boolean;
  /** Whether it supports BFD. */
  readonly hasBfd: boolean;
  /** Whether it treats a network namespace as a VRF, which is the only way to test one here. */
  readonly hasVrf: boolean;
  /** Whether it accepts single lines of a configuration while it runs; otherwise its file is replaced. */
  readonly takesLines: boolean;
  /** The characters that its configuration can't contain in a key: such a key is refused. */
  readonly keysHaveNo: string;
  /** The router's own check of a configuration file. */
  check(file: string): Promise<Ended>;
  /** Starts it at the customer's end of a link, with more networks in its BGP than the file has. `stop` ends it. */
  start(link: Link, file: string, others: OtherNetworks): Promise<RunningRouter>;
}

/** The prefixes at the beginning of lines in a router's list of routes, after marks such as `*>`. */
const prefixesIn = (said: string) =>
  [...said.matchAll(/^(?:[^\s\da-f:]\S*\s+)*([\da-f.:]+\/\d+)\s/gm)].map(([, prefix = '']) => prefix).sort();

const bird: CustomerRouter = {
  name: 'BIRD',
  format: 'bird',
  package: 'bird2',
  program: '/usr/sbin/bird',
  setsAddresses: false,
  setsRoutes: true,
  hasBfd: true,
  hasVrf: false,
  takesLines: false,
  keysHaveNo: '"',
  check: (file) => run('bird', '-p', '-c', file),
  // It exports what its tables contain, and they contain every route of the kernel.
  start: async ({ customer, folder }, file) => {
    const socket = join(folder, 'customer.ctl');
    const daemon = customer.start('bird', '-f', '-c', file, '-s', socket, '-P', join(folder, 'customer.pid'));
    await eventually(
      'BIRD at the customer’s end',
      () => run('birdc', '-r', '-s', socket, 'show', 'status'),
      ({ output }) => output.includes('Daemon is up'),
    );
    const ask = (...question: readonly string[]) => must('birdc', '-r', '-s', socket, 'show', ...question);
    return {
      accepted: async (address) => prefixesIn(await ask('route', 'where', `from = ${address}`)),
      isAtLimit: async () => /Import limit:.*\[HIT\]/.test(await ask('protocols', 'all')),
      load: async (text) => {
        await writeFile(file, text, { mode: 0o600 });
        await must('birdc', '-s', socket, 'configure');
      },
      stop: () => daemon.stop(),
    };
  },
};

const openbgpd: CustomerRouter = {
  name: 'OpenBGPD',
  format: 'openbgpd',
  package: 'openbgpd',
  program: '/usr/sbin/bgpctl',
  setsAddresses: false,
  // On Linux it keeps learned routes to itself.
  setsRoutes: false,
  hasBfd: false,
  hasVrf: false,
  takesLines: false,
  keysHaveNo: '',
  check: (file) => run('bgpd', '-n', '-f', file),
  // The path of its control socket in /run is fixed, so it gets its own /run: `ip netns exec` unshares the mounts.
  start: async ({ customer }, file, { prefixes }) => {
    const daemon = customer.start(
      ...([
        'sh',
        '-c',
        'mount -t tmpfs none /run && mkdir /run/openbgpd && exec bgpd -d -f "$0"',
        file,
      ] as const),
    );
    const inside = ['nsenter', '-t', String(daemon.pid), '-m', '-n', 'bgpctl'] as const;
    await eventually(
      'OpenBGPD at the customer’s end',
      async () => ({ ...(await run(...inside, 'show')), said: daemon.said() }),
      ({ exitCode, said }) => exitCode === 0 && /route decision engine ready/.test(said),
    );
    const ask = (...question: readonly string[]) => must(...inside, ...question);
    for (const prefix of prefixes) await ask('network', 'add', prefix);
    return {
      accepted: async (address) => prefixesIn(await ask('show', 'rib', 'neighbor', address)),
      load: async (text) => {
        await writeFile(file, text, { mode: 0o600 });
        await ask('reload');
      },
      stop: () => daemon.stop(),
    };
  },
};

const FRR = '/usr/lib/frr';

/** Gives a folder to FRR's user, which its daemons switch to after they start as root. */
async function frrOwns(folder: string): Promise<void> {
  const [uid, gid] = await Promise.all([must('id', '-u', 'frr'), must('id', '-g', 'frr')]);
  await chown(folder, Number(uid), Number(gid));
}

/** The BGP configuration of a router that already runs BGP, as most do. */
const othersInFrr = (asn: number, inVrf: string, prefixes: readonly string[]) => `
router bgp ${asn}${inVrf}
 bgp router-id 192.0.2.2
${prefixes.map((prefix) => ` address-family ${prefix.includes(':') ? 'ipv6' : 'ipv4'} unicast\n  network ${prefix}\n exit-address-family\n`).join('')}exit
`;

/**
 * FRR treats every namespace that it sees as a VRF and listens there; in AWS's namespace that would take packets from
 * AWS's router. So FRR only sees the namespace of its VRF. (`ip netns exec` unshares the mounts.)
 */
const seesOnlyVrf = [
  'touch "$1/vrf" && mount --bind "/run/netns/$0" "$1/vrf"',
  'mount -t tmpfs none /run/netns && touch "/run/netns/$0" && mount --bind "$1/vrf" "/run/netns/$0"',
  'shift && exec "$@"',
].join(' && ');

async function startFrr(
  { customer, uplink, folder }: Link,
  file: string,
  { asn, prefixes }: OtherNetworks,
): Promise<RunningRouter> {
  const vrf = uplink === customer ? undefined : uplink.name;
  await frrOwns(folder);
  const empty = join(folder, 'empty.conf');
  await writeFile(empty, '', { mode: 0o644 });
  const common = ['-z', join(folder, 'zserv.api'), '--vty_socket', folder, '-f', empty, '--log', 'stdout'];
  const daemons: Daemon[] = [];
  const begin = async (name: string, ...more: readonly string[]) => {
    const command = [`${FRR}/${name}`, '-i', join(folder, `${name}.pid`), ...common, ...more] as const;
    daemons.push(
      vrf === undefined
        ? customer.start(...command)
        : customer.start('sh', '-c', seesOnlyVrf, vrf, folder, ...command),
    );
    await eventually(
      `FRR’s ${name}`,
      () => Promise.resolve(existsSync(join(folder, `${name}.vty`))),
      Boolean,
    );
  };
  const stop = async () => {
    await Promise.all(daemons.map((daemon) => daemon.stop()));
  };
  await begin('zebra', ...(vrf === undefined ? [] : ['--vrfwnetns']));
  await Promise.all([begin('bgpd'), begin('bfdd', '--bfdctl', join(folder, 'bfdd.sock'))]);
  const others = join(folder, 'others.conf');
  await writeFile(others, othersInFrr(asn, vrf === undefined ? '' : ` vrf ${vrf}`, prefixes), {
    mode: 0o644,
  });
  await must('vtysh', '--vty_socket', folder, '-f', others);
  await must('vtysh', '--vty_socket', folder, '-f', file);
  const ask = (question: string) => must('vtysh', '--vty_socket', folder, '-c', question);
  const accepted = async (address: string) => {
    const family = address.includes(':') ? 'ipv6' : 'ipv4';
    const where = vrf === undefined ? '' : ` vrf ${vrf}`;
    const said = await ask(`show bgp${where} ${family} unicast neighbors ${address} routes json`);
    const { routes } = JSON.parse(said) as { routes: Record<string, unknown> };
    return Object.keys(routes).sort();
  };
  const load = async (text: string) => {
    const loaded = join(folder, 'loaded.conf');
    await writeFile(loaded, text, { mode: 0o600 });
    await must('vtysh', '--vty_socket', folder, '-f', loaded);
  };
  return { accepted, load, stop };
}

const frr: CustomerRouter = {
  name: 'FRRouting',
  format: 'frr',
  package: 'frr',
  program: `${FRR}/bgpd`,
  setsAddresses: true,
  setsRoutes: true,
  hasBfd: true,
  hasVrf: true,
  takesLines: true,
  keysHaveNo: ' ',
  check: (file) => run('vtysh', '-C', '-f', file),
  start: startFrr,
};

export const customers: readonly CustomerRouter[] = [frr, bird, openbgpd];

/** Skips a suite if something that it needs is missing; in CI that is an error. */
export async function skipWithout(suite: Mocha.Context): Promise<void> {
  const lacking = await missing();
  if (lacking === undefined) return;
  if (process.env.CI) throw new Error(`The router tests need ${lacking}. See .ci/run.`);
  console.log(`    Skipped: the router tests need ${lacking}.`);
  suite.skip();
}

/** What is missing: a router, or permission to create networks. */
async function missing(): Promise<string | undefined> {
  const absent = customers.filter(({ program }) => !existsSync(program)).map((router) => router.package);
  if (absent.length > 0) return `${absent.join(', ')} (apt-get install)`;
  const { exitCode } = await run('unshare', '--net', 'true');
  return exitCode === 0 ? undefined : 'permission to create network namespaces (root)';
}
