import * as l10n from '@vscode/l10n';
import type { Connection, Interconnect, Inventory, Lag, VirtualInterface } from './resources';

/** One condition. A resource matches a filter when it meets every one. */
type Term =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'state' | 'type' | 'bgp'; readonly values: readonly string[] }
  | { readonly kind: 'vlan'; readonly ranges: readonly (readonly [from: number, to: number])[] }
  | { readonly kind: 'tag'; readonly key: string; readonly value: string | undefined };

/** What is kept in the tree: everything, without a term. */
export interface Filter {
  readonly terms: readonly Term[];
}

/** A filter as it was written, or why it can't be read. */
export type ParsedFilter =
  | { readonly filter: Filter; readonly problem?: undefined }
  | { readonly filter?: undefined; readonly problem: string };

/** What a filter looks at, of whichever kind of resource. */
interface Facts {
  readonly texts: readonly (string | number | undefined)[];
  readonly state: string | undefined;
  readonly type?: string | undefined;
  readonly vlan?: number | undefined;
  readonly bgp?: readonly (string | undefined)[];
  readonly tags: VirtualInterface['tags'];
}

const HIGHEST_VLAN = 4095;
const TYPES = ['private', 'public', 'transit'];
const BGP_STATUSES = ['up', 'down', 'unknown'];

type Parser = (value: string) => Term | string;

function listOf(kind: 'type' | 'bgp', allowed: readonly string[]): Parser {
  return (value) => {
    const values = value.toLowerCase().split(',');
    const wrong = values.find((candidate) => !allowed.includes(candidate));
    return wrong === undefined
      ? { kind, values }
      : l10n.t('Write one of {0} after {1}.', allowed.join(', '), `${kind}:`);
  };
}

const state: Parser = (value) => {
  const values = value.toLowerCase().split(',');
  // Every state of AWS is an open list: one that nobody knows yet can be asked for too.
  return values.every((one) => /^[a-z-]+$/.test(one))
    ? { kind: 'state', values }
    : l10n.t('Write a state after {0}, such as {1}.', 'state:', 'state:down,pending');
};

const vlan: Parser = (value) => {
  const ranges = value.split(',').map((part) => {
    const [, from = '', to = from] = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(part) ?? [];
    return [from === '' ? NaN : Number(from), Number(to)] as const;
  });
  return ranges.every(([from, to]) => from <= to && to <= HIGHEST_VLAN)
    ? { kind: 'vlan', ranges }
    : l10n.t('Write a VLAN or a range of them after {0}, such as {1}.', 'vlan:', 'vlan:100-200');
};

const tag: Parser = (value) => {
  const at = value.indexOf('=');
  const key = (at < 0 ? value : value.slice(0, at)).toLowerCase();
  return key === ''
    ? l10n.t('Write a tag after {0}, such as {1}.', 'tag:', 'tag:env=prod')
    : { kind: 'tag', key, value: at < 0 ? undefined : value.slice(at + 1).toLowerCase() };
};

const parsers: Record<string, Parser> = {
  state,
  type: listOf('type', TYPES),
  vlan,
  tag,
  bgp: listOf('bgp', BGP_STATUSES),
};

/** An IPv6 address, or a part of one, has colons of its own. */
const IPV6 = /^[\da-f]{0,4}(:[\da-f]{0,4}){2,}(\/\d*)?$/i;

function parseTerm(word: string): Term | string {
  const [, key, value = ''] = /^([a-z]+):(.*)$/is.exec(word) ?? [];
  if (key === undefined || IPV6.test(word)) return { kind: 'text', text: word.toLowerCase() };
  const name = key.toLowerCase();
  const parser = Object.hasOwn(parsers, name) ? parsers[name] : undefined;
  if (parser) return parser(value);
  const known = Object.keys(parsers).map((one) => `${one}:`);
  return l10n.t('There is no {0} here. Use {1}, or put the text in quotes.', `${key}:`, known.join(', '));
}

/**
 * Reads a filter: words, and terms `state:`, `type:`, `vlan:`, `tag:`, `bgp:`, all of which have to hold. Commas part
 * alternatives. Quotes keep blanks together; a word that begins with one is text, whatever is in it.
 */
export function parseFilter(text: string): ParsedFilter {
  const terms: Term[] = [];
  for (const [word] of text.matchAll(/(?:"[^"]*"?|[^\s"])+/g)) {
    const bare = word.replaceAll('"', '');
    if (bare.trim() === '') continue;
    const term: Term | string = word.startsWith('"')
      ? { kind: 'text', text: bare.toLowerCase() }
      : parseTerm(bare);
    if (typeof term === 'string') return { problem: term };
    terms.push(term);
  }
  return { filter: { terms } };
}

function meets(term: Term, facts: Facts): boolean {
  switch (term.kind) {
    case 'text':
      return facts.texts.some((text) => text !== undefined && String(text).toLowerCase().includes(term.text));
    case 'state':
      return term.values.includes(facts.state ?? 'unknown');
    case 'type':
      return term.values.includes(facts.type ?? '');
    case 'bgp':
      return facts.bgp?.some((status) => term.values.includes(status ?? 'unknown')) ?? false;
    case 'vlan':
      return term.ranges.some(
        ([from, to]) => facts.vlan !== undefined && from <= facts.vlan && facts.vlan <= to,
      );
    case 'tag':
      return (
        facts.tags?.some(
          ({ key, value }) =>
            key?.toLowerCase() === term.key &&
            (term.value === undefined || (value ?? '').toLowerCase() === term.value),
        ) ?? false
      );
  }
}

function matches({ terms }: Filter, facts: Facts): boolean {
  return terms.every((term) => meets(term, facts));
}

const ofVirtualInterface = (one: VirtualInterface): Facts => ({
  texts: [
    one.virtualInterfaceName,
    one.virtualInterfaceId,
    one.connectionId,
    one.ownerAccount,
    one.location,
    one.virtualGatewayId,
    one.directConnectGatewayId,
    one.asn,
    ...(one.bgpPeers ?? []).flatMap((peer) => [
      peer.amazonAddress,
      peer.customerAddress,
      peer.asn,
      peer.asnLong,
    ]),
  ],
  state: one.virtualInterfaceState,
  type: one.virtualInterfaceType,
  vlan: one.vlan,
  bgp: one.bgpPeers?.map(({ bgpStatus }) => bgpStatus) ?? [],
  tags: one.tags,
});

const ofConnection = (one: Connection): Facts => ({
  texts: [one.connectionName, one.connectionId, one.ownerAccount, one.location, one.partnerName],
  state: one.connectionState,
  vlan: one.vlan,
  tags: one.tags,
});

const ofLag = (one: Lag): Facts => ({
  texts: [one.lagName, one.lagId, one.ownerAccount, one.location],
  state: one.lagState,
  tags: one.tags,
});

const ofInterconnect = (one: Interconnect): Facts => ({
  texts: [one.interconnectName, one.interconnectId, one.location],
  state: one.interconnectState,
  tags: one.tags,
});

/**
 * What of an inventory is kept: the virtual interfaces that match, and connections, LAGs and interconnects that match
 * or hold something that does.
 */
export function filterInventory(inventory: Inventory, filter: Filter): Inventory {
  if (filter.terms.length === 0) return inventory;
  const virtualInterfaces = inventory.virtualInterfaces.filter((one) =>
    matches(filter, ofVirtualInterface(one)),
  );
  const provisionedConnections = inventory.provisionedConnections.filter(({ connection }) =>
    matches(filter, ofConnection(connection)),
  );
  const holding = new Set([
    ...virtualInterfaces.map(({ connectionId }) => connectionId),
    ...provisionedConnections.map(({ provisionedOn }) => provisionedOn),
  ]);
  const connections = inventory.connections.filter(
    (one) => holding.has(one.connectionId) || matches(filter, ofConnection(one)),
  );
  for (const { lagId } of connections) holding.add(lagId);
  return {
    connections,
    lags: inventory.lags.filter((one) => holding.has(one.lagId) || matches(filter, ofLag(one))),
    virtualInterfaces,
    interconnects: inventory.interconnects.filter(
      (one) => holding.has(one.interconnectId) || matches(filter, ofInterconnect(one)),
    ),
    provisionedConnections,
  };
}
