import { inEscapedQuotes, spellKey } from '../keys';
import { NEEDS_ROUTE, bfdNotes, interfaceNotes, neighborNotes, neighborTitle, policyNotes } from '../notes';
import { BFD_INTERVAL, BFD_MULTIPLIER, HOLD_TIME, cidr, withLength } from '../plan';
import type { Plan, PlannedPeer } from '../plan';

/**
 * A statement of Junos as the levels of its hierarchy, the last being the statement itself:
 * `interfaces` › `ge-0/0/1` › `unit 101` › `vlan-id 101`.
 */
export type Statement = readonly string[];

/** A part of the configuration, before it is written one way or the other. */
export interface StatementSection {
  readonly title: string;
  readonly notes: readonly string[];
  readonly statements: readonly Statement[];
}

/** In double quotes a backslash keeps the next character as it is. */
const key = { dialect: 'Junos', quote: inEscapedQuotes };

const inet = { ipv4: 'inet', ipv6: 'inet6' } as const;

/** Where BGP is: in a routing instance or beside all of them. */
const base = ({ vrf }: Plan): Statement => (vrf ? ['routing-instances', vrf] : []);

function subinterface(plan: Plan): StatementSection {
  const { port, vlan, mtu, vrf, peers, description } = plan;
  const unit = ['interfaces', port, `unit ${vlan}`];
  return {
    title: 'Sub-interface',
    notes: interfaceNotes(plan),
    statements: [
      ['interfaces', port, 'vlan-tagging'],
      [...unit, `description "${description}"`],
      [...unit, `vlan-id ${vlan}`],
      ...peers.flatMap(({ family, local }): Statement[] => [
        [...unit, `family ${inet[family]}`, `mtu ${mtu}`],
        [...unit, `family ${inet[family]}`, `address ${withLength(local)}`],
      ]),
      ...(vrf ? [['routing-instances', vrf, `interface ${port}.${vlan}`]] : []),
    ],
  };
}

/** What no term accepts is rejected, so that BGP's own default does not let it out. */
function policy({ policy: name, permitted }: PlannedPeer): Statement[] {
  const statement = ['policy-options', `policy-statement ${name}-out`];
  return [
    ...permitted.map((prefix) => [...statement, 'term listed', 'from', `route-filter ${cidr(prefix)} exact`]),
    ...(permitted.length > 0 ? [[...statement, 'term listed', 'then accept']] : []),
    [...statement, 'term rest', 'then reject'],
  ];
}

function neighbor(plan: Plan, peer: PlannedPeer): StatementSection {
  const { asn, amazonAsn, limit, bfd } = plan;
  const { family, remote, local, policy: name } = peer;
  const group = [...base(plan), 'protocols', 'bgp', `group ${name}`];
  const to = [...group, `neighbor ${remote.address}`];
  return {
    title: neighborTitle(peer),
    notes: [...neighborNotes(plan, peer), ...(bfd ? bfdNotes() : [])],
    statements: [
      [...group, 'type external'],
      [...to, `description "${plan.description}"`],
      [...to, `local-address ${local.address}`],
      [...to, `hold-time ${HOLD_TIME}`],
      ...(peer.key ? [[...to, `authentication-key ${spellKey(peer.key, key)}`]] : []),
      [...to, `family ${inet[family]}`, 'unicast', 'prefix-limit', `maximum ${limit}`],
      [...to, `family ${inet[family]}`, 'unicast', 'prefix-limit', 'teardown'],
      [...to, `export ${name}-out`],
      [...to, `peer-as ${amazonAsn}`],
      [...to, `local-as ${asn}`],
      ...(bfd
        ? [
            [...to, 'bfd-liveness-detection', `minimum-interval ${BFD_INTERVAL}`],
            [...to, 'bfd-liveness-detection', `multiplier ${BFD_MULTIPLIER}`],
          ]
        : []),
    ],
  };
}

/**
 * Juniper Junos, as statements. Its keepalive is a third of the hold time.
 * Sources: Junos CLI Reference (authentication-key, hold-time, prefix-limit, bfd-liveness-detection, local-as, route-filter);
 * Junos OS Ethernet Interfaces User Guide (vlan-tagging, vlan-id); CLI User Guide (load set, load merge).
 */
export function junosSections(plan: Plan): StatementSection[] {
  return [
    subinterface(plan),
    {
      title: 'Prefixes',
      notes: [...policyNotes(plan), NEEDS_ROUTE],
      statements: plan.peers.flatMap(policy),
    },
    ...plan.peers.map((peer) => neighbor(plan, peer)),
  ];
}
