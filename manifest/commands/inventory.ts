import { contextKeys } from '../../src/contributions';
import { inOurView } from '../keys';
import type { CommandRecord } from '../records';
import { NEVER, inViewTitle, onRows, rows } from '../when';

/** Commands on the whole tree, and on any of its rows. */
export const inventoryCommands = {
  refresh: {
    title: 'Refresh',
    icon: 'refresh',
    menus: [inViewTitle('navigation@1')],
    keys: [inOurView({ key: 'f5' })],
  },
  refreshRow: {
    title: 'Refresh',
    menus: [onRows('1_refresh', rows.profile), onRows('1_refresh', rows.region)],
    palette: NEVER,
  },
  hide: {
    title: 'Hide',
    menus: [onRows('3_hide', rows.profile), onRows('3_hide', rows.region)],
    palette: NEVER,
  },
  retry: {
    title: 'Retry',
    icon: 'debug-restart',
    menus: [onRows('inline', rows.failure), onRows('1_retry', rows.failure)],
    palette: NEVER,
  },
  findVirtualInterface: {
    title: 'Find Virtual Interface…',
    icon: 'search',
    menus: [inViewTitle('navigation@0')],
  },
  showWhatIsDown: {
    title: 'Show What Is Down',
    icon: 'warning',
    menus: [inViewTitle('navigation@0', contextKeys.unhealthy)],
  },
  exportInventory: {
    title: 'Export Inventory…',
    menus: [
      inViewTitle('export@1'),
      onRows('5_copy@2', /^(profile$|profile\.|region$|(connection|lag|interconnect|provisioned|vif)\.)/),
    ],
  },
  filter: {
    title: 'Filter…',
    icon: 'filter',
    menus: [inViewTitle('navigation@3')],
  },
  clearFilter: {
    title: 'Clear Filter',
    icon: 'clear-all',
    menus: [inViewTitle('navigation@0', contextKeys.filtered)],
    palette: contextKeys.filtered,
  },
  sortBy: {
    title: 'Sort By…',
    menus: [inViewTitle('arrange@2')],
  },
  groupBy: {
    title: 'Group By…',
    menus: [inViewTitle('arrange@1')],
  },
  loadMore: {
    title: 'Load More',
    palette: NEVER,
  },
  addToFavorites: {
    title: 'Add to Favorites',
    icon: 'star-empty',
    menus: [onRows('2_favorites', /^profile(\.sso)?$/)],
    palette: NEVER,
  },
  removeFromFavorites: {
    title: 'Remove from Favorites',
    icon: 'star-full',
    menus: [onRows('2_favorites', /^profile\.favorite(\.|$)/)],
    palette: NEVER,
  },
} satisfies Record<string, CommandRecord>;
