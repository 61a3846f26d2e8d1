import * as l10n from '@vscode/l10n';
import type { Interconnect } from '../resources/resources';
import { stateWords } from '../resources/states';
import type { ResourceTraits } from './kind';

export const interconnect: ResourceTraits<Interconnect> = {
  idOf: ({ interconnectId }) => interconnectId,
  nameOf: ({ interconnectName }) => interconnectName,
  stateOf: ({ interconnectState }) => interconnectState,
  // The answer names no owner, since only the partner who owns it can see it.
  ownerOf: () => undefined,
  healthOf: ({ interconnectState }) => stateWords(interconnectState),
  brief: {
    locationOf: ({ location }) => location,
    sessionsOf: () => [],
    factsOf: ({ bandwidth, lagId }) => [l10n.t('interconnect'), bandwidth, lagId && l10n.t('in {0}', lagId)],
  },
  listedIn: ({ interconnects }) => interconnects,
  words: {
    one: () => l10n.t('interconnect'),
    count: (number) =>
      number === 1 ? l10n.t('1 interconnect') : l10n.t('{0} interconnects', number.toLocaleString()),
    label: () => l10n.t('Interconnects'),
  },
  regionOf: ({ region }) => region,
  tagsOf: ({ tags }) => tags,
  search: {
    wordsOf: () => [l10n.t('interconnect')],
    wordsFrom: () => undefined,
    carrierOf: () => undefined,
    addressesOf: () => [],
    typeOf: () => undefined,
    vlanOf: () => undefined,
    bgpStatusesOf: () => [],
  },
  sortedVlanOf: () => undefined,
};
