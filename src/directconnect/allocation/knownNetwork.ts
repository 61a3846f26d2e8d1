import { readPrefixes } from '../addressing/prefixes';
import type { PrefixList } from '../addressing/prefixes';
import { isGone, isLeaving } from '../resources/states';
import { SubnetIndex } from './subnetIndex';

/** Who uses an address, a VLAN or a name. */
export interface User {
  readonly virtualInterfaceId: string;
  readonly virtualInterfaceName: string;
}

/**
 * The two ends of a BGP session, each an address with its prefix length as AWS writes it; empty if AWS returned none.
 */
export interface PeerFacts {
  readonly addressFamily: string;
  readonly customerAddress: string;
  readonly amazonAddress: string;
}

/** What the form may know about a virtual interface: nothing secret. */
export interface InterfaceFacts extends User {
  /** `private`, `public`, `transit`, or a type that AWS adds later. */
  readonly type: string;
  readonly state: string;
  readonly vlan: number;
  /** The customer's ASN; 0 if AWS returned none. */
  readonly asn: number;
  readonly ownerAccount: string;
  readonly peers: readonly PeerFacts[];
}

/** Peer addresses of a virtual interface on another connection. */
export interface SubnetFacts extends User {
  /** Addresses with their prefix lengths, one per subnet. */
  readonly addresses: readonly string[];
}

/** The connection or LAG that the form is for. If it could not be read, only its id is known. */
export interface ConnectionFacts {
  /** `dxcon-…` or `dxlag-…`: AWS accepts either. */
  readonly id: string;
  readonly name?: string;
  readonly kind?: 'dedicated' | 'hosted' | 'lag';
  readonly state?: string;
  /** For a hosted connection: the VLAN that the partner assigned. */
  readonly vlan?: number;
  readonly jumboFrameCapable?: boolean;
  /** Of the connection, or of all members of the LAG, as AWS writes it: `10Gbps`. */
  readonly bandwidth?: string;
  /** How many rate limiters are in use, out of those allowed. */
  readonly rateLimiters?: { readonly inUse: number; readonly most: number };
  /** How many prefixes of each family its pool still has. */
  readonly prefixPool?: { readonly ipv4?: number; readonly ipv6?: number };
  /** True for a partner's LAG, which carries hosted connections. */
  readonly hostsConnections?: boolean;
  /** The account that owns it; a virtual interface can't be allocated to that account. */
  readonly ownerAccount?: string;
  readonly region?: string;
}

/** A gateway of the connection's own account, as far as it was read. */
export interface GatewayFacts {
  /** `vgw-…`, or the UUID of a Direct Connect gateway. */
  readonly id: string;
  readonly name?: string;
  readonly state?: string;
  /** Amazon's ASN on its BGP sessions. */
  readonly amazonSideAsn?: number;
  /** How many prefixes of both families its virtual interfaces are allocated. */
  readonly prefixes?: number;
  /** The types of the virtual interfaces that are attached to it, one entry each. */
  readonly attached?: readonly string[];
  /** What it is associated with, one entry each: `virtualPrivateGateway`, `transitGateway` or `coreNetwork`. */
  readonly associated?: readonly string[];
}

/** An account that the form can offer by name. */
export interface AccountFacts {
  /** 12 digits. */
  readonly id: string;
  /** Its alias and the profiles that reach it, as shown on screen. */
  readonly names: readonly string[];
  /** Whether one of the user's profiles reaches it. */
  readonly own: boolean;
}

/** What the form is told about the network: plain JSON, since it is sent to the page. Contains no secret. */
export interface NetworkFacts {
  readonly connection: ConnectionFacts;
  /**
   * The virtual interfaces that share VLANs with the new one: those on the connection, its LAG and the LAG's members.
   */
  readonly virtualInterfaces: readonly InterfaceFacts[];
  /** Those on all other connections that were read. */
  readonly elsewhere: readonly SubnetFacts[];
  readonly accounts: readonly AccountFacts[];
  /** The gateways of the connection's own account; omitted until they were read. */
  readonly gateways?: readonly GatewayFacts[];
  /** Whether those are all that it has, in the region of the connection. */
  readonly areAllGateways?: boolean;
}

/** What is known about the gateways. */
export type KnownGateways = Pick<NetworkFacts, 'gateways' | 'areAllGateways'>;

/** The facts of a connection that could not be read. */
export function unreadNetwork(connectionId: string): NetworkFacts {
  return { connection: { id: connectionId }, virtualInterfaces: [], elsewhere: [], accounts: [] };
}

/** What is known about the network, indexed once, so that rules need not search all of it at each key press. */
export interface KnownNetwork {
  readonly facts: NetworkFacts;
  /** Who uses a VLAN, by its number. */
  readonly byVlan: ReadonlyMap<number, InterfaceFacts>;
  /** Who has a name, by the name in lower case. */
  readonly byName: ReadonlyMap<string, User>;
  /** IPv4 subnets of peers, on this connection and elsewhere. */
  readonly subnets: SubnetIndex<User>;
  /** How many virtual interfaces count towards the quota for private and public ones. */
  readonly privateAndPublic: number;
  /** How many count towards the quota for transit ones. */
  readonly transit: number;
  /** The gateways that were read, by id. */
  readonly gateways: ReadonlyMap<string, GatewayFacts>;
  /** Those that count towards the overall quota, including transit ones: all that are not being deleted. */
  readonly counted: readonly InterfaceFacts[];
  /** Those that are being deleted. */
  readonly leaving: readonly InterfaceFacts[];
  /** Reads a list of prefixes. The last one is kept, since it is asked for again at each key press. */
  readonly prefixesIn: (text: string) => PrefixList;
}

/** A reader of texts that does not read the same text twice in a row. */
function keepingLast<Read>(read: (text: string) => Read): (text: string) => Read {
  let last: { readonly text: string; readonly read: Read } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, read: read(text) };
    return last.read;
  };
}

/** What is the same for all connections of an account: who has a name or a subnet, and its gateways. */
export class Everywhere {
  readonly byName = new Map<string, User>();
  readonly subnets = new SubnetIndex<User>();
  readonly gateways: Map<string, GatewayFacts>;

  constructor({ gateways = [] }: Pick<NetworkFacts, 'gateways'>) {
    this.gateways = new Map(gateways.map((gateway) => [gateway.id, gateway]));
  }

  /** Adds the user of a name and of subnets. If one of them has a user already, that one stays. */
  add(user: User, addresses: readonly string[]): void {
    const name = nameKey(user.virtualInterfaceName);
    if (!this.byName.has(name)) this.byName.set(name, user);
    for (const address of addresses) this.subnets.add(address, user);
  }

  /** Adds everything that is known, step by step: one for each virtual interface. */
  *addAll({ virtualInterfaces, elsewhere }: NetworkFacts): Generator<undefined, void> {
    for (const user of virtualInterfaces) {
      if (!isGone(user.state)) this.add(user, addressesOf(user));
      yield;
    }
    for (const user of elsewhere) {
      this.add(user, user.addresses);
      yield;
    }
  }
}

/** An address of each subnet of a virtual interface. */
export const addressesOf = ({ peers }: Pick<InterfaceFacts, 'peers'>): string[] =>
  peers.map(({ customerAddress, amazonAddress }) => customerAddress || amazonAddress);

function indexed(facts: NetworkFacts): Everywhere {
  const everywhere = new Everywhere(facts);
  const steps = everywhere.addAll(facts);
  while (!steps.next().done);
  return everywhere;
}

/**
 * Indexes what is known. Deleted and rejected virtual interfaces no longer use anything.
 * @param everywhere what is the same for all connections, if it was indexed already.
 */
export function knownNetwork(facts: NetworkFacts, everywhere = indexed(facts)): KnownNetwork {
  const live = facts.virtualInterfaces.filter(({ state }) => !isGone(state));
  const counted = live.filter(({ state }) => !isLeaving(state));
  const { byName, subnets, gateways } = everywhere;
  return {
    facts,
    byVlan: new Map(live.toReversed().map((user) => [user.vlan, user])),
    ...{ byName, subnets, gateways },
    privateAndPublic: counted.filter(({ type }) => type !== 'transit').length,
    transit: counted.filter(({ type }) => type === 'transit').length,
    counted,
    leaving: live.filter(({ state }) => isLeaving(state)),
    prefixesIn: keepingLast(readPrefixes),
  };
}

/** Normalizes a name for comparison: people take two names that only differ in case for the same. */
export function nameKey(name: string): string {
  return name.trim().toLowerCase();
}
