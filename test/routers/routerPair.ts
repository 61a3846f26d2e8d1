import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RouterOptions } from '../../src/routers/options';
import { render } from '../../src/routers/writer';
import type { DescribedVirtualInterface } from '../../src/routers/session';
import { startAmazon } from './amazon';
import type { Amazon, AmazonPeer, Sent } from './amazon';
import type { CustomerRouter, RunningRouter } from './customers';
import { connectRouters } from './link';
import type { Link } from './link';

/** A virtual interface with a router at each end. */
export interface RouterPair {
  readonly link: Link;
  readonly amazon: Amazon;
  readonly customer: RunningRouter;
  readonly peers: readonly AmazonPeer[];
  /** The configuration that the customer's router runs. */
  readonly file: string;
  end(): Promise<void>;
}

const alone = (address = '') => address.split('/')[0] ?? '';

/** Amazon's side of a virtual interface, derived from AWS's answer without any code under test. */
export function peersOf({ bgpPeers = [], amazonSideAsn = 0 }: DescribedVirtualInterface): AmazonPeer[] {
  return bgpPeers.map((peer) => ({
    family: peer.addressFamily === 'ipv6' ? 'ipv6' : 'ipv4',
    amazonAddress: alone(peer.amazonAddress),
    customerAddress: alone(peer.customerAddress),
    amazonAsn: amazonSideAsn,
    asn: peer.asnLong ?? peer.asn ?? 0,
    key: peer.authKey ?? '',
  }));
}

/** The surroundings of the customer's router. */
export interface Surroundings {
  /** Prefixes that it has a route for, listed or not. */
  readonly routes: readonly string[];
  /** The unlisted ones among them that are in its BGP too. */
  readonly unlisted: readonly string[];
  /** Whether the virtual interface is in a VRF of that router. */
  readonly inVrf?: boolean;
  /** What AWS's router announces. */
  readonly sent: Sent;
  /** Another key for AWS's router, with which the session must stay down. */
  readonly amazonKey?: string;
}

/**
 * Connects AWS's router, which has the virtual interface's key, with the customer's, which runs our configuration
 * unchanged.
 */
export async function connectPair(
  router: CustomerRouter,
  described: DescribedVirtualInterface,
  options: RouterOptions & { interfaceName: string },
  { routes, unlisted, sent, inVrf = false, amazonKey }: Surroundings,
): Promise<RouterPair> {
  const subinterface = `${options.interfaceName}.${described.vlan ?? 0}`;
  const told = described.bgpPeers ?? [];
  const link = await connectRouters(
    subinterface,
    told.map(({ amazonAddress = '' }) => amazonAddress),
    inVrf,
  );
  const ends: (() => Promise<void>)[] = [() => link.remove()];
  const end = async () => {
    for (const stop of ends.reverse()) await stop();
  };
  try {
    if (!router.setsAddresses) {
      for (const { customerAddress = '' } of told) {
        await link.uplink.ip('address', 'add', customerAddress, 'dev', subinterface);
      }
    }
    for (const prefix of routes) {
      const family = prefix.includes(':') ? '-6' : '-4';
      await link.uplink.ip(family, 'route', 'add', prefix, 'dev', subinterface);
    }
    const peers = peersOf(described);
    const amazon = await startAmazon(
      link,
      peers.map((peer) => ({ ...peer, key: amazonKey ?? peer.key })),
      sent,
    );
    ends.push(() => amazon.stop());
    const file = join(link.folder, 'customer.conf');
    const chosen = { ...options, ...(inVrf && { vrf: link.uplink.name }) };
    const text = render({ described, format: router.format, options: chosen, revealed: true });
    await writeFile(file, text, { mode: 0o600 });
    const customer = await router.start(link, file, { asn: peers[0]?.asn ?? 0, prefixes: unlisted });
    ends.push(() => customer.stop());
    return { link, amazon, customer, peers, file, end };
  } catch (error) {
    await end();
    throw error;
  }
}
