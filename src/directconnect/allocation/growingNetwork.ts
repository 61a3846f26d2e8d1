import type { AllocationDraft } from './draft';
import { applies } from './draft';
import { knownNetwork, nameKey } from './knownNetwork';
import type {
  ConnectionFacts,
  GatewayFacts,
  InterfaceFacts,
  KnownNetwork,
  NetworkFacts,
  User,
} from './knownNetwork';

/** How many prefixes of each family AWS allocates to a virtual interface if a request asks for no other number. */
const USUAL_COUNT = 100;

/** What a connection still has after one more virtual interface. */
function afterOneMore(connection: ConnectionFacts, draft: AllocationDraft): ConnectionFacts {
  const { rateLimiters, prefixPool } = connection;
  const left = (pool: number | undefined, field: 'prefixCountIpv4' | 'prefixCountIpv6') => {
    const asked = applies(field, draft) && draft[field] !== '' ? Number(draft[field]) : USUAL_COUNT;
    return pool === undefined || draft.type === 'public' ? pool : Math.max(0, pool - asked);
  };
  const [ipv4, ipv6] = [left(prefixPool?.ipv4, 'prefixCountIpv4'), left(prefixPool?.ipv6, 'prefixCountIpv6')];
  return {
    ...connection,
    ...(rateLimiters &&
      draft.rateLimit !== '' && { rateLimiters: { ...rateLimiters, inUse: rateLimiters.inUse + 1 } }),
    ...(prefixPool && {
      prefixPool: { ...(ipv4 !== undefined && { ipv4 }), ...(ipv6 !== undefined && { ipv6 }) },
    }),
  };
}

/**
 * What is known about the network of a connection and, as if it were there already, what is added one by one: so each
 * row of a file is checked against those before it.
 */
export class GrowingNetwork {
  private readonly byVlan: Map<number, InterfaceFacts>;
  private readonly byName: Map<string, User>;
  private readonly gateways: Map<string, GatewayFacts>;
  private readonly counted: InterfaceFacts[];
  private grown: KnownNetwork;

  constructor(facts: NetworkFacts) {
    const known = knownNetwork(facts);
    this.byVlan = new Map(known.byVlan);
    this.byName = new Map(known.byName);
    this.gateways = new Map(known.gateways);
    this.counted = [...known.counted];
    const { byVlan, byName, gateways, counted } = this;
    this.grown = { ...known, byVlan, byName, gateways, counted };
  }

  get known(): KnownNetwork {
    return this.grown;
  }

  /** @param isHere false for one on another connection. */
  add(draft: AllocationDraft, one: InterfaceFacts, isHere: boolean): void {
    const { facts, subnets } = this.grown;
    const name = nameKey(one.virtualInterfaceName);
    if (!this.byName.has(name)) this.byName.set(name, one);
    for (const { customerAddress, amazonAddress } of one.peers) {
      subnets.add(customerAddress || amazonAddress, one);
    }
    const gateway = this.gateways.get(draft.gateway);
    if (gateway) {
      this.gateways.set(gateway.id, { ...gateway, attached: [...(gateway.attached ?? []), draft.type] });
    }
    if (!isHere) return;
    if (!this.byVlan.has(one.vlan)) this.byVlan.set(one.vlan, one);
    this.counted.push(one);
    const which = draft.type === 'transit' ? 'transit' : 'privateAndPublic';
    this.grown = {
      ...this.grown,
      [which]: this.grown[which] + 1,
      facts: { ...facts, connection: afterOneMore(facts.connection, draft) },
    };
  }
}
