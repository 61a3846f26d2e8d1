import * as l10n from '@vscode/l10n';
import { lagHealth, membersIn } from '../resources/health';
import type { Lag } from '../resources/resources';
import type { ResourceTraits } from './kind';
import { portCapacityWords } from './portCapacity';

const sizeOf = ({ numberOfConnections, connectionsBandwidth }: Lag) =>
  l10n.t('LAG of {0} × {1}', numberOfConnections ?? '?', connectionsBandwidth ?? '?');

export const lag: ResourceTraits<Lag> = {
  idOf: ({ lagId }) => lagId,
  nameOf: ({ lagName }) => lagName,
  stateOf: ({ lagState }) => lagState,
  ownerOf: ({ ownerAccount }) => ownerAccount,
  healthOf: (one, inventory) => lagHealth(one, membersIn(inventory, one.lagId)),
  brief: {
    locationOf: ({ location }) => location,
    sessionsOf: () => [],
    factsOf: (one) => [sizeOf(one), ...portCapacityWords(one)],
  },
  listedIn: ({ lags }) => lags,
  words: {
    one: () => l10n.t('LAG'),
    count: (number) => (number === 1 ? l10n.t('1 LAG') : l10n.t('{0} LAGs', number.toLocaleString())),
    label: () => l10n.t('LAGs'),
  },
  regionOf: ({ region }) => region,
  tagsOf: ({ tags }) => tags,
  search: {
    wordsOf: (one) => [sizeOf(one)],
    wordsFrom: (one, inventory) => lag.healthOf(one, inventory).detail,
    carrierOf: () => undefined,
    addressesOf: () => [],
    typeOf: () => undefined,
    vlanOf: () => undefined,
    bgpStatusesOf: () => [],
  },
  sortedVlanOf: () => undefined,
};
