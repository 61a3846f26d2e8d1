import type { AllocationDraft } from './draft';
import { applies } from './draft';
import { addressesOf, knownNetwork } from './knownNetwork';
import type { ConnectionFacts, Everywhere, InterfaceFacts, KnownNetwork, NetworkFacts } from './knownNetwork';

/** How many prefixes of each family AWS allocates to a virtual interface unless the request says otherwise. */
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
 * What is known about the network of a connection, plus virtual interfaces that are added one by one as if they
 * existed: so each row of a file is checked against the rows before it.
 */
export class GrowingNetwork {
  private readonly byVlan: Map<number, InterfaceFacts>;
  private readonly counted: InterfaceFacts[];
  private grown: KnownNetwork;

  /** @param everywhere shared by all connections, so that what is added on one is known on the others. */
  constructor(
    facts: NetworkFacts,
    private readonly everywhere: Everywhere,
  ) {
    const known = knownNetwork(facts, everywhere);
    this.byVlan = new Map(known.byVlan);
    this.counted = [...known.counted];
    this.grown = { ...known, byVlan: this.byVlan, counted: this.counted };
  }

  get known(): KnownNetwork {
    return this.grown;
  }

  add(draft: AllocationDraft, one: InterfaceFacts): void {
    this.everywhere.add(one, addressesOf(one));
    const { gateways } = this.everywhere;
    const gateway = gateways.get(draft.gateway);
    if (gateway)
      gateways.set(gateway.id, { ...gateway, attached: [...(gateway.attached ?? []), draft.type] });
    if (!this.byVlan.has(one.vlan)) this.byVlan.set(one.vlan, one);
    this.counted.push(one);
    const which = draft.type === 'transit' ? 'transit' : 'privateAndPublic';
    const { facts } = this.grown;
    this.grown = {
      ...this.grown,
      [which]: this.grown[which] + 1,
      facts: { ...facts, connection: afterOneMore(facts.connection, draft) },
    };
  }
}
