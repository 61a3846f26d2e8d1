import * as l10n from '@vscode/l10n';
import { html, svg } from 'lit';
import type { KnownNetwork } from '../../../directconnect/allocation/knownNetwork';
import type { Scene } from './scene';
import { typedVlan } from './suggestions';

/** The last valid VLAN. Source: IEEE 802.1Q. */
const LAST = 4094;
/** VLANs per page and per row of the map. */
const PAGE = 100;
const ROW = 10;

/** How far each key moves. */
const moves: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -ROW,
  ArrowDown: ROW,
  PageUp: -PAGE,
  PageDown: PAGE,
};

const clamped = (vlan: number) => Math.min(Math.max(vlan, 1), LAST);
/** The start of the page that a VLAN is on; the first page begins with VLAN 1. */
const pageOf = (vlan: number) => Math.floor(vlan / PAGE) * PAGE;

function wordsOf(vlan: number, known: KnownNetwork): string {
  const user = known.byVlan.get(vlan);
  return user
    ? l10n.t('VLAN {0}, used by {1}', vlan, user.virtualInterfaceName)
    : l10n.t('VLAN {0}, free', vlan);
}

/** All 4094 VLANs in one line, with the used ones and the current page. Purely visual. */
function overview(page: number, { known, dispatch }: Scene) {
  const used = [...known.byVlan.keys()];
  const jump = (event: MouseEvent) => {
    const { left, width } = (event.currentTarget as Element).getBoundingClientRect();
    dispatch({ type: 'moveInMap', to: Math.round(((event.clientX - left) / width) * LAST) });
  };
  return html`<svg
    class="overview"
    viewBox="0 0 ${LAST} 100"
    preserveAspectRatio="none"
    aria-hidden="true"
    @click=${jump}
  >
    ${used.map((vlan) => svg`<rect class="used" x=${vlan - 10} y="20" width="20" height="80" />`)}
    ${svg`<rect class="window" x=${page} y="0" width=${PAGE} height="100" />`}
  </svg>`;
}

function cell(vlan: number, scene: Scene) {
  const { known, mapAt, dispatch } = scene;
  const used = known.byVlan.has(vlan);
  const chosen = typedVlan(scene) === vlan;
  return html`<div
    role="gridcell"
    class="vlan ${used ? 'used' : 'free'}"
    id=${vlan === mapAt ? 'vlan-map' : `vlan-${vlan}`}
    tabindex=${vlan === mapAt ? 0 : -1}
    aria-selected=${chosen}
    aria-disabled=${used}
    aria-label=${wordsOf(vlan, known)}
    title=${wordsOf(vlan, known)}
    @click=${() => dispatch(used ? { type: 'moveInMap', to: vlan } : { type: 'pickVlan', vlan })}
  >
    ${vlan}
  </div>`;
}

/** The rows of a page, padded to equal length at both ends. */
function rows(page: number, scene: Scene) {
  const firsts = Array.from({ length: PAGE / ROW }, (_, row) => page + row * ROW).filter(
    (first) => first <= LAST,
  );
  return firsts.map((first) => {
    const vlans = Array.from({ length: ROW }, (_, at) => first + at);
    return html`<div role="row" class="row">
      ${vlans.map((vlan) =>
        vlan >= 1 && vlan <= LAST ? cell(vlan, scene) : html`<div role="gridcell" class="vlan none"></div>`,
      )}
    </div>`;
  });
}

/** The map of VLANs: a hundred at a time, navigated with the arrow keys, picked with Enter or a click. */
export function vlanMapView(at: number, scene: Scene) {
  const { known, dispatch } = scene;
  const page = pageOf(at);
  const walk = (event: KeyboardEvent) => {
    const by = moves[event.key];
    if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      dispatch({ type: 'moveInMap', to: event.key === 'Home' ? 1 : LAST });
    } else if (by !== undefined) {
      event.preventDefault();
      dispatch({ type: 'moveInMap', to: clamped(at + by) });
    } else if ((event.key === 'Enter' || event.key === ' ') && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (!known.byVlan.has(at)) dispatch({ type: 'pickVlan', vlan: at });
    }
  };
  return html`
    <div class="map">
      ${overview(page, scene)}
      <div role="grid" class="vlans" aria-label=${l10n.t('VLANs on this connection')} @keydown=${walk}>
        ${rows(page, scene)}
      </div>
      <p class="hint" role="status">${wordsOf(at, known)}</p>
      <p class="hint">${l10n.t('Arrow keys and Page Up or Down move, Enter picks, Escape closes.')}</p>
    </div>
  `;
}
