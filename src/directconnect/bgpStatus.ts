import * as l10n from '@vscode/l10n';
import type { VirtualInterface } from './resources';

/** BGP's status over all peers of a virtual interface, in words: down as soon as one is down. None without peers. */
export function bgpStatusWords({ bgpPeers = [] }: VirtualInterface): string | undefined {
  const statuses = bgpPeers.map(({ bgpStatus }) => bgpStatus);
  if (statuses.length === 0) return undefined;
  if (statuses.includes('down')) return l10n.t('BGP down');
  return statuses.every((status) => status === 'up') ? l10n.t('BGP up') : l10n.t('BGP unknown');
}
