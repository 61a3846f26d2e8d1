import * as l10n from '@vscode/l10n';
import { arnOf } from '../resources/arn';
import { bgpStatusOf, bgpStatusWords, familyName, peerStatusWords } from '../resources/bgpStatus';
import { parseIpv4Interface } from '../addressing/ipv4';
import { parseIpv6Interface } from '../addressing/ipv6';
import { isHosted } from '../resources/resources';
import type { Connection, Lag, VirtualInterface } from '../resources/resources';
import { stateWords } from '../resources/states';
import type { Subject } from '../resources/subject';

/** What a resource is found by. */
export interface SearchText {
  /** All that its row and its tooltip show, in lower case, each word or phrase between line feeds. */
  readonly text: string;
  /** The subnets of its peers, as `bitsOf` writes them. */
  readonly subnets: readonly string[];
}

/**
 * An address or a network as its family and the digits of its bits, as many as its prefix has: of two that begin alike
 * the shorter one holds the longer one.
 */
export function bitsOf(text: string): string | undefined {
  const withPrefix = (length: number) => (text.includes('/') ? text : `${text}/${length}`);
  const ipv4 = parseIpv4Interface(withPrefix(32));
  if (ipv4) return `4:${ipv4.address.toString(2).padStart(32, '0').slice(0, ipv4.prefixLength)}`;
  const ipv6 = parseIpv6Interface(withPrefix(128));
  if (!ipv6) return undefined;
  const digits = ipv6.groups.map((group) => group.toString(2).padStart(16, '0')).join('');
  return `6:${digits.slice(0, ipv6.prefixLength)}`;
}

type Word = string | number | undefined;

/** Words and phrases, one a line. It is made for thousands of rows at a key press: so it is a string from the beginning. */
class Lines {
  private text = '';

  /** A 4-byte ASN comes with an `asn` of 0, which is not a word. */
  add(word: Word): void {
    if (!word) return;
    this.text += `\n${typeof word === 'string' && word.includes('\n') ? word.replaceAll('\n', ' ') : word}`;
  }

  /**
   * Adds every string and number of an answer, whatever field it is in: the tooltip shows them all. A session's status is
   * left to our own words: a session that can't be lost is not down.
   */
  addAll(value: unknown): void {
    if (typeof value === 'string' || typeof value === 'number') this.add(value);
    else if (typeof value === 'object' && value !== null) {
      for (const [field, below] of Object.entries(value)) if (field !== 'bgpStatus') this.addAll(below);
    }
  }

  toString(): string {
    return `${this.text}\n`.toLowerCase();
  }
}

const labelled = (label: string, value: Word) => (value ? `${label} ${value}` : undefined);

function wordsOfVirtualInterface(resource: VirtualInterface): Word[] {
  const { asn, asnLong, bgpPeers = [], mtu, vlan } = resource;
  const asns = [asn, asnLong, ...bgpPeers.flatMap((peer) => [peer.asn, peer.asnLong])];
  return [
    vlan === undefined ? undefined : l10n.t('VLAN {0}', vlan),
    labelled(l10n.t('MTU'), mtu),
    bgpStatusWords(resource),
    ...asns.map((number) => (number ? l10n.t('ASN {0}', number) : undefined)),
    ...bgpPeers.flatMap((peer) => [
      peer.bgpPeerState && stateWords(peer.bgpPeerState).label,
      familyName(peer),
      bgpStatusOf(resource) === 'none' ? undefined : peerStatusWords(peer),
    ]),
  ];
}

function wordsOfConnection(resource: Connection): Word[] {
  const { partnerName, vlan } = resource;
  return [
    vlan === undefined ? undefined : l10n.t('VLAN {0}', vlan),
    ...(isHosted(resource) ? [partnerName ? l10n.t('hosted by {0}', partnerName) : l10n.t('hosted')] : []),
  ];
}

function wordsOfLag({ numberOfConnections, connectionsBandwidth }: Lag): Word[] {
  return [l10n.t('LAG of {0} × {1}', numberOfConnections ?? '?', connectionsBandwidth ?? '?')];
}

/** What the row of each kind says beside the fields of the answer. */
function wordsOf(subject: Subject): Word[] {
  switch (subject.kind) {
    case 'virtualInterface':
      return wordsOfVirtualInterface(subject.resource);
    case 'connection':
      return wordsOfConnection(subject.resource);
    case 'lag':
      return wordsOfLag(subject.resource);
    case 'interconnect':
      return [l10n.t('interconnect')];
  }
}

function addressesOf(subject: Subject): string[] {
  if (subject.kind !== 'virtualInterface') return [];
  const { amazonAddress, customerAddress, bgpPeers = [] } = subject.resource;
  const addresses = [amazonAddress, customerAddress].concat(
    bgpPeers.flatMap((peer) => [peer.amazonAddress, peer.customerAddress]),
  );
  return [...new Set(addresses.flatMap((address) => address ?? []))];
}

function textOf(subject: Subject): SearchText {
  const { id, kind, ownerAccount, state, resource } = subject;
  const { region, tags = [] } = resource;
  const addresses = addressesOf(subject);
  const lines = new Lines();
  lines.addAll(resource);
  lines.add(stateWords(state).label);
  for (const word of wordsOf(subject)) lines.add(word);
  if (region && ownerAccount && id) lines.add(arnOf(kind, region, ownerAccount, id));
  for (const address of addresses) lines.add(address.split('/', 1)[0]);
  for (const { key = '', value } of tags) {
    if (!value) continue;
    lines.add(`${key}=${value}`);
    lines.add(`${key} = ${value}`);
  }
  return {
    text: lines.toString(),
    subnets: [...new Set(addresses.flatMap((address) => bitsOf(address) ?? []))],
  };
}

const kept = new WeakMap<object, SearchText>();

/** What a resource is found by, in *Find* and in *Filter* alike. It is made once for each answer of AWS. */
export function searchTextOf(subject: Subject): SearchText {
  const there = kept.get(subject.resource);
  if (there) return there;
  const made = textOf(subject);
  kept.set(subject.resource, made);
  return made;
}
