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

function wordsOf(resource: VirtualInterface): Word[] {
  const { bgpPeers = [], mtu, vlan } = resource;
  const asns = [resource, ...bgpPeers].map(asnOf);
  return [
    vlan === undefined ? undefined : l10n.t('VLAN {0}', vlan),
    mtu ? `${l10n.t('MTU')} ${mtu}` : undefined,
    bgpStatusWords(resource),
    ...asns.map((number) => (number ? l10n.t('ASN {0}', number) : undefined)),
    ...bgpPeers.flatMap((peer) => [
      peer.bgpPeerState && stateWords(peer.bgpPeerState).label,
      familyName(peer),
      bgpStatusOf(resource) === 'none' ? undefined : peerStatusWords(peer),
    ]),
  ];
}

function addressesOf({ amazonAddress, customerAddress, bgpPeers = [] }: VirtualInterface): string[] {
  const addresses = [amazonAddress, customerAddress].concat(
    bgpPeers.flatMap((peer) => [peer.amazonAddress, peer.customerAddress]),
  );
  return [...new Set(addresses.flatMap((address) => address ?? []))];
}

export const virtualInterface: ResourceTraits<VirtualInterface> = {
  idOf: ({ virtualInterfaceId }) => virtualInterfaceId,
  nameOf: ({ virtualInterfaceName }) => virtualInterfaceName,
  stateOf: ({ virtualInterfaceState }) => virtualInterfaceState,
  ownerOf: ({ ownerAccount }) => ownerAccount,
  healthOf: virtualInterfaceHealth,
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
