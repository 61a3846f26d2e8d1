import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must, run, start } from './processes';
import type { Daemon } from './processes';

/** One end of a link: a network with its own addresses, routes and sockets. */
export interface End {
  /** The network namespace. */
  readonly name: string;
  /** Runs a command in it, which must succeed. */
  run(...command: readonly [string, ...string[]]): Promise<string>;
  start(...command: readonly [string, ...string[]]): Daemon;
  /** Runs ip(8) on it. */
  ip(...args: readonly string[]): Promise<string>;
}

/** A cable between AWS's router and the customer's, to which nothing else on this machine is connected. */
export interface Link {
  readonly amazon: End;
  /** The network in which the customer's router runs. */
  readonly customer: End;
  /** The network of its subinterface: the same one, or that of its VRF, which is a namespace with the VRF's name. */
  readonly uplink: End;
  /** For configurations and sockets. */
  readonly folder: string;
  /** Ends what still runs on it, too. */
  remove(): Promise<void>;
}

/** How many segments the kernel received that were signed with another key than the expected one. */
export async function md5Failures(end: End): Promise<number> {
  const [names = '', values = ''] = (await end.run('cat', '/proc/net/netstat'))
    .split('\n')
    .filter((line) => line.startsWith('TcpExt:'));
  return Number(values.split(' ')[names.split(' ').indexOf('TCPMD5Failure')]);
}

/** The name of Amazon's interface; the customer's has the name of the subinterface in the configuration. */
export const AMAZON_INTERFACE = 'amazon';
let links = 0;

/** @param started collects the daemons that are started in it. */
const end = (name: string, started: Daemon[]): End => ({
  name,
  run: (...command) => must('ip', 'netns', 'exec', name, ...command),
  start: (...command) => {
    const daemon = start('ip', 'netns', 'exec', name, ...command);
    started.push(daemon);
    return daemon;
  },
  ip: (...args) => must('ip', '-n', name, ...args),
});

/**
 * Two network namespaces, joined by a veth pair.
 * @param subinterface the name of the customer's interface: without 802.1Q in the kernel, the name replaces the VLAN.
 * @param amazonAddresses the addresses of Amazon's interface, with their prefix lengths.
 * @param inVrf whether the customer's interface is in a VRF. The kernel here has no VRF devices; FRR treats namespaces
 * as VRFs.
 * @param beside a link of the same customer router, which then has two.
 */
export async function connectRouters(
  subinterface: string,
  amazonAddresses: readonly string[],
  inVrf: boolean,
  beside?: Link,
): Promise<Link> {
  const id = `dx-${process.pid}-${++links}`;
  const started: Daemon[] = [];
  const amazon = end(`${id}-a`, started);
  const customer = beside?.customer ?? end(`${id}-c`, started);
  const uplink = beside?.uplink ?? (inVrf ? end(`${id}-v`, started) : customer);
  const ends = beside ? [amazon] : new Set([amazon, customer, uplink]);
  const folder = await mkdtemp(join(tmpdir(), 'routers-'));
  const remove = async () => {
    await Promise.all(started.map((daemon) => daemon.stop()));
    for (const { name } of ends) await run('ip', 'netns', 'delete', name);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    for (const side of ends) {
      await must('ip', 'netns', 'add', side.name);
      // Addresses are valid at once, without a second of duplicate detection.
      await side.run('sysctl', '-qw', 'net.ipv6.conf.all.accept_dad=0', 'net.ipv6.conf.default.accept_dad=0');
    }
    await must(
      ...(['ip', 'link', 'add', AMAZON_INTERFACE, 'netns', amazon.name] as const),
      ...(['type', 'veth', 'peer', 'name', subinterface, 'netns', uplink.name] as const),
    );
    await uplink.ip('link', 'set', subinterface, 'up');
    await amazon.ip('link', 'set', AMAZON_INTERFACE, 'up');
    for (const address of amazonAddresses)
      await amazon.ip('address', 'add', address, 'dev', AMAZON_INTERFACE);
  } catch (error) {
    await remove();
    throw error;
  }
  return { amazon, customer, uplink, folder, remove };
}
