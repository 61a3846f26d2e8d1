import * as l10n from '@vscode/l10n';
import { isHosted } from '../resources/resources';
import type { Connection } from '../resources/resources';
import { stateWords } from '../resources/states';
import type { ResourceTraits, Word } from './kind';
import { portCapacityWords } from './portCapacity';

function wordsOf(connection: Connection): Word[] {
  const { partnerName, vlan } = connection;
  return [
    vlan === undefined ? undefined : l10n.t('VLAN {0}', vlan),
    ...(isHosted(connection) ? [partnerName ? l10n.t('hosted by {0}', partnerName) : l10n.t('hosted')] : []),
  ];
}

export const connection: ResourceTraits<Connection> = {
  idOf: ({ connectionId }) => connectionId,
  nameOf: ({ connectionName }) => connectionName,
  stateOf: ({ connectionState }) => connectionState,
  ownerOf: ({ ownerAccount }) => ownerAccount,
  healthOf: ({ connectionState }) => stateWords(connectionState),
  brief: {
    locationOf: ({ location }) => location,
    sessionsOf: () => [],
    factsOf: (one) => [
      one.bandwidth,
      ...wordsOf(one),
      one.lagId && l10n.t('in {0}', one.lagId),
      ...portCapacityWords(one),
    ],
  },
  listedIn: ({ connections }) => connections,
  words: {
    one: () => l10n.t('connection'),
    count: (number) =>
      number === 1 ? l10n.t('1 connection') : l10n.t('{0} connections', number.toLocaleString()),
    label: () => l10n.t('Connections'),
  },
  regionOf: ({ region }) => region,
  tagsOf: ({ tags }) => tags,
  search: {
    wordsOf,
    wordsFrom: () => undefined,
    carrierOf: ({ lagId }) => lagId,
    addressesOf: () => [],
    typeOf: () => undefined,
    vlanOf: ({ vlan }) => vlan,
    bgpStatusesOf: () => [],
  },
  // A hosted connection has a VLAN, but its partner chose it.
  sortedVlanOf: () => undefined,
};
