import * as l10n from '@vscode/l10n';
import { html, svg } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { KnownNetwork } from '../../../directconnect/allocation/knownNetwork';
import { vlanMap } from '../../../directconnect/allocation/suggest';
import { button } from './button';
import type { Scene } from './scene';
import { PAGE, PAGES, onPage, pageOf, pageWords } from './vlanPages';

/** Where each key goes from a page. */
const moves: Readonly<Record<string, (page: number) => number>> = {
  ArrowLeft: (page) => page - 1,
  ArrowUp: (page) => page - 1,
  ArrowRight: (page) => page + 1,
  ArrowDown: (page) => page + 1,
  PageUp: (page) => page - 10,
  PageDown: (page) => page + 10,
  Home: () => 0,
  End: () => PAGES - 1,
};

/** The used VLANs, drawn wide enough to be seen. */
const ticks = (known: KnownNetwork) =>
  vlanMap(known).flatMap(({ from, user }) =>
    user ? [svg`<rect x=${from - 15} y="0" width="30" height="100" />`] : [],
  );

/** One page of VLANs, as a tab. */
function tab(page: number, at: number, known: KnownNetwork) {
  const isShown = pageOf(at) === page;
  return html`<div
    role="tab"
    class="page-tab"
    id="vlan-page-${page}"
    data-page=${page}
    tabindex=${isShown ? 0 : -1}
    aria-selected=${isShown}
    aria-controls="vlan-page"
    aria-label=${pageWords(page, known)}
    title=${pageWords(page, known)}
  ></div>`;
}

/** All VLANs in one line: the used ones, and the pages of the map as tabs. */
export function vlanStripView(at: number, { known, dispatch }: Scene) {
  const show = (page: number) => dispatch({ type: 'moveInMap', to: onPage(page, at), from: 'vlan-strip' });
  const walk = (event: KeyboardEvent) => {
    const move = moves[event.key];
    if (move) show(move(pageOf(at)));
    else if (event.key === 'Enter' || event.key === ' ') dispatch({ type: 'moveInMap', to: at });
    else return;
    event.preventDefault();
  };
  const choose = ({ target }: MouseEvent) => {
    const { page } = (target as HTMLElement).dataset;
    if (page !== undefined) show(Number(page));
  };
  return html`<div class="strip">
    <svg
      viewBox="0 0 ${PAGES * PAGE} 100"
      preserveAspectRatio="none"
      shape-rendering="crispEdges"
      aria-hidden="true"
    >
      ${guard([known], () => ticks(known))}
    </svg>
    <div
      role="tablist"
      class="pages"
      aria-label=${l10n.t('Pages of VLANs')}
      @click=${choose}
      @keydown=${walk}
    >
      ${guard([known, pageOf(at)], () => Array.from({ length: PAGES }, (_, page) => tab(page, at, known)))}
    </div>
  </div>`;
}

/** Buttons that turn the page, and what is on it. */
export function vlanPagerView(at: number, { known, dispatch }: Scene) {
  const page = pageOf(at);
  return html`<div class="pager">
    ${button(
      l10n.t('Previous Page'),
      () => dispatch({ type: 'moveInMap', to: onPage(page - 1, at), from: 'vlan-previous' }),
      { id: 'vlan-previous', secondary: true, disabled: page === 0 },
    )}
    ${button(
      l10n.t('Next Page'),
      () => dispatch({ type: 'moveInMap', to: onPage(page + 1, at), from: 'vlan-next' }),
      { id: 'vlan-next', secondary: true, disabled: page === PAGES - 1 },
    )}
    <span class="hint" role="status">${pageWords(page, known)}</span>
  </div>`;
}
