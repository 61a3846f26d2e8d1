import * as l10n from '@vscode/l10n';
import { html } from 'lit';
import { LAST_VLAN, FIRST_VLAN, vlanState } from '../../../directconnect/allocation/vlans';
import type { VlanState } from '../../../directconnect/allocation/vlans';
import type { Scene } from './scene';
import { typedVlan } from './suggestions';
import { PAGE, ROW, clamped, pageOf, vlanWords } from './vlanPages';
import { vlanPagerView, vlanStripView } from './vlanStripView';

/** How far each key moves. */
const moves: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -ROW,
  ArrowDown: ROW,
  PageUp: -PAGE,
  PageDown: PAGE,
};

function cell(vlan: number, scene: Scene) {
  const { known, mapAt, dispatch } = scene;
  const { kind } = vlanState(vlan, known);
  const isFree = kind === 'free';
  const words = vlanWords(vlan, known);
  const isValid = vlan === clamped(vlan);
  return html`<div
    role="gridcell"
    class="vlan ${kind}"
    id=${vlan === mapAt ? 'vlan-map' : `vlan-${vlan}`}
    tabindex=${vlan === mapAt ? 0 : -1}
    aria-selected=${typedVlan(scene) === vlan}
    aria-disabled=${!isFree}
    aria-label=${words}
    title=${words}
    @click=${() => isValid && dispatch(isFree ? { type: 'pickVlan', vlan } : { type: 'moveInMap', to: vlan })}
  >
    ${vlan}
  </div>`;
}

/** The rows of a page. VLANs 0 and 4095, which are reserved, are shown; what is beyond them is blank. */
function rows(page: number, scene: Scene) {
  const firsts = Array.from({ length: PAGE / ROW }, (_, row) => page * PAGE + row * ROW).filter(
    (first) => first <= LAST_VLAN,
  );
  return firsts.map((first) => {
    const vlans = Array.from({ length: ROW }, (_, at) => first + at);
    return html`<div role="row" class="row">
      ${vlans.map((vlan) =>
        vlan >= FIRST_VLAN - 1 && vlan <= LAST_VLAN + 1
          ? cell(vlan, scene)
          : html`<div role="gridcell" class="vlan none"></div>`,
      )}
    </div>`;
  });
}

/** What the colors and lines of the map mean. */
const legend: Readonly<Record<VlanState['kind'] | 'chosen', () => string>> = {
  free: () => l10n.t('free'),
  used: () => l10n.t('used'),
  leaving: () => l10n.t('being deleted'),
  reserved: () => l10n.t('reserved'),
  chosen: () => l10n.t('entered in the form'),
};

const legendView = () => html`
  <ul class="legend" aria-label=${l10n.t('Legend')}>
    ${Object.entries(legend).map(
      ([kind, words]) => html`<li><span class="vlan ${kind}" aria-hidden="true">101</span> ${words()}</li>`,
    )}
  </ul>
`;

/** The map of VLANs: a hundred at a time, navigated with the arrow keys, picked with Enter or a click. */
export function vlanMapView(at: number, scene: Scene) {
  const { known, dispatch } = scene;
  const walk = (event: KeyboardEvent) => {
    const by = moves[event.key];
    if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      dispatch({ type: 'moveInMap', to: event.key === 'Home' ? FIRST_VLAN : LAST_VLAN });
    } else if (by !== undefined) {
      event.preventDefault();
      dispatch({ type: 'moveInMap', to: clamped(at + by) });
    } else if ((event.key === 'Enter' || event.key === ' ') && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (vlanState(at, known).kind === 'free') dispatch({ type: 'pickVlan', vlan: at });
    }
  };
  return html`
    <div class="map">
      ${vlanStripView(at, scene)} ${vlanPagerView(at, scene)}
      <div role="tabpanel" id="vlan-page" aria-labelledby="vlan-page-${pageOf(at)}">
        <div role="grid" class="vlans" aria-label=${l10n.t('VLANs on this connection')} @keydown=${walk}>
          ${rows(pageOf(at), scene)}
        </div>
      </div>
      <p class="hint">${vlanWords(at, known)}</p>
      ${legendView()}
      <p class="hint">
        ${l10n.t('Arrow keys, Page Up, Page Down, Home and End move; Enter picks a free VLAN; Escape closes.')}
      </p>
    </div>
  `;
}
