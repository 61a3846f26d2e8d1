import * as l10n from '@vscode/l10n';
import type { KnownNetwork } from '../../../directconnect/allocation/knownNetwork';
import { FIRST_VLAN, LAST_VLAN, vlanState } from '../../../directconnect/allocation/vlans';
import { visible } from '../../../directconnect/text';

/** VLANs per page and per row of the map. Each page begins at a multiple; the first contains the reserved VLAN 0. */
export const PAGE = 100;
export const ROW = 10;
/** How many pages there are. */
export const PAGES = Math.floor(LAST_VLAN / PAGE) + 1;

export const clamped = (vlan: number) => Math.min(Math.max(vlan, FIRST_VLAN), LAST_VLAN);
/** The number of the page that a VLAN is on, from 0. */
export const pageOf = (vlan: number) => Math.floor(vlan / PAGE);
/** The VLAN at the same position of another page. */
export const onPage = (page: number, vlan: number) =>
  clamped(Math.min(Math.max(page, 0), PAGES - 1) * PAGE + (vlan % PAGE));

/** A VLAN and its state in words. */
export function vlanWords(vlan: number, known: KnownNetwork): string {
  const state = vlanState(vlan, known);
  switch (state.kind) {
    case 'free':
      return l10n.t('VLAN {0}, free', vlan);
    case 'used':
      return l10n.t('VLAN {0}, used by {1}', vlan, visible(state.user.virtualInterfaceName));
    case 'leaving':
      return l10n.t(
        'VLAN {0}, used by {1}, which is being deleted',
        vlan,
        visible(state.user.virtualInterfaceName),
      );
    case 'reserved':
      return state.partners === undefined
        ? l10n.t('VLAN {0}, reserved', vlan)
        : l10n.t('VLAN {0}, reserved: the partner assigned VLAN {1}', vlan, state.partners);
  }
}

/** The VLANs of a page, and how many of them are used and free, in words. */
export function pageWords(page: number, known: KnownNetwork): string {
  const first = clamped(page * PAGE);
  const last = clamped(page * PAGE + PAGE - 1);
  const kinds = Array.from({ length: last - first + 1 }, (_, at) => vlanState(first + at, known).kind);
  const free = kinds.filter((kind) => kind === 'free').length;
  const used = kinds.filter((kind) => kind === 'used' || kind === 'leaving').length;
  return l10n.t('VLANs {0} to {1}: {2} used, {3} free', first, last, used, free);
}
