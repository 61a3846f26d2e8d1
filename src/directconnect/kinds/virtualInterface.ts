import * as l10n from '@vscode/l10n';
import { asnOf } from '../addressing/asn';
import {
  bgpStatusOf,
  bgpStatusWords,
  bgpStatusesFound,
  familyName,
  peerStatusWords,
} from '../resources/bgpStatus';
import { virtualInterfaceHealth } from '../resources/health';
import type { VirtualInterface } from '../resources/resources';
import { stateWords } from '../resources/states';
import type { ResourceTraits, Word } from './kind';
import { sessionWords } from './sessionWords';

function wordsOf(resource: VirtualInterface): Word[] {
  const { bgpPeers = [], mtu, siteLinkEnabled, vlan } = resource;
  const asns = [resource, ...bgpPeers].map(asnOf);
  return [
    vlan === undefined ? undefined : l10n.t('VLAN {0}', vlan),
    mtu ? `${l10n.t('MTU')} ${mtu}` : undefined,
    siteLinkEnabled ? l10n.t('SiteLink') : undefined,
    ...capacityWords(resource),
    bgpStatusWords(resource),
    ...asns.map((number) => (number ? l10n.t('ASN {0}', number) : undefined)),
    ...bgpPeers.flatMap((peer) => [
      peer.bgpPeerState && stateWords(peer.bgpPeerState).label,
      familyName(peer),
      peer.amazonAddress && l10n.t('Amazon {0}', peer.amazonAddress),
      bgpStatusOf(resource) === 'none' ? undefined : peerStatusWords(peer),
    ]),
  ];
}

/** Its rate limit, and how many prefixes it advertises or AWS accepts from it. */
function capacityWords(resource: VirtualInterface): Word[] {
  const { rateLimit, routeFilterPrefixes = [], virtualInterfaceType } = resource;
  const { prefixPoolAllocatedCountIpv4: ipv4, prefixPoolAllocatedCountIpv6: ipv6 } = resource;
  const isPublic = virtualInterfaceType === 'public';
  return [
    rateLimit && l10n.t('limited to {0}', rateLimit),
    isPublic ? prefixesWords(routeFilterPrefixes.length) : undefined,
    ipv4 === undefined && ipv6 === undefined
      ? undefined
      : l10n.t('accepts {0} IPv4 and {1} IPv6 prefixes', ipv4 ?? '?', ipv6 ?? '?'),
  ];
}

const prefixesWords = (count: number) =>
  count === 1 ? l10n.t('1 public prefix') : l10n.t('{0} public prefixes', count.toLocaleString());

function addressesOf({ amazonAddress, customerAddress, bgpPeers = [] }: VirtualInterface): string[] {
  const addresses = [amazonAddress, customerAddress].concat(
    bgpPeers.flatMap((peer) => [peer.amazonAddress, peer.customerAddress]),
  );
  return [...new Set(addresses.flatMap((address) => address ?? []))];
}

/** Its sessions, each once; without peers, the addresses that it has itself. */
function sessionsOf(resource: VirtualInterface): string[] {
  const { bgpPeers = [] } = resource;
  const sessions = bgpPeers.length > 0 ? bgpPeers : [resource];
  return [...new Set(sessions.flatMap((session) => sessionWords(session) ?? []))];
}

export const virtualInterface: ResourceTraits<VirtualInterface> = {
  idOf: ({ virtualInterfaceId }) => virtualInterfaceId,
  nameOf: ({ virtualInterfaceName }) => virtualInterfaceName,
  stateOf: ({ virtualInterfaceState }) => virtualInterfaceState,
  ownerOf: ({ ownerAccount }) => ownerAccount,
  healthOf: (one, { learned }) => virtualInterfaceHealth(one, learned?.get(one.virtualInterfaceId ?? '')),
  brief: {
    locationOf: ({ location }) => location,
    sessionsOf,
    factsOf: (resource) => [
      resource.virtualInterfaceType,
      resource.vlan === undefined ? undefined : l10n.t('VLAN {0}', resource.vlan),
      resource.mtu ? `${l10n.t('MTU')} ${resource.mtu}` : undefined,
      ...capacityWords(resource),
    ],
  },
  listedIn: ({ virtualInterfaces }) => virtualInterfaces,
  words: {
    one: () => l10n.t('virtual interface'),
    count: (number) =>
      number === 1
        ? l10n.t('1 virtual interface')
        : l10n.t('{0} virtual interfaces', number.toLocaleString()),
    label: () => l10n.t('Virtual interfaces'),
  },
  regionOf: ({ region }) => region,
  tagsOf: ({ tags }) => tags,
  search: {
    wordsOf,
    wordsFrom: () => undefined,
    carrierOf: ({ connectionId }) => connectionId,
    addressesOf,
    typeOf: ({ virtualInterfaceType }) => virtualInterfaceType ?? 'unknown',
    vlanOf: ({ vlan }) => vlan,
    bgpStatusesOf: bgpStatusesFound,
  },
  sortedVlanOf: ({ vlan }) => vlan,
};
