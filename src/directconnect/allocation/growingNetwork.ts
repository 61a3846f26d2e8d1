import { allocatedPrefixes } from './allocatedPrefixes';
import type { AllocationDraft } from './draft';
import { addressesOf, knownNetwork } from './knownNetwork';
import type { ConnectionFacts, Everywhere, InterfaceFacts, KnownNetwork, NetworkFacts } from './knownNetwork';

/** What a connection still has after one more virtual interface. */
function afterOneMore(connection: ConnectionFacts, draft: AllocationDraft): ConnectionFacts {
  const { rateLimiters, prefixPool } = connection;
  const allocated = allocatedPrefixes(draft, connection);
  const left = (family: 'ipv4' | 'ipv6') => {
    const pool = prefixPool?.[family];
    return pool === undefined ? undefined : Math.max(0, pool - allocated[family]);
  };
  const [ipv4, ipv6] = [left('ipv4'), left('ipv6')];
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
    this.attach(draft);
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

  /** The gateway has one more virtual interface, and what that is allocated. */
  private attach(draft: AllocationDraft): void {
    const { gateways } = this.everywhere;
    const gateway = gateways.get(draft.gateway);
    if (!gateway) return;
    const { attached = [], prefixes } = gateway;
    const { ipv4, ipv6 } = allocatedPrefixes(draft, this.grown.facts.connection);
    gateways.set(gateway.id, {
      ...gateway,
      attached: [...attached, draft.type],
      ...(prefixes !== undefined && { prefixes: prefixes + ipv4 + ipv6 }),
    });
  }
}
