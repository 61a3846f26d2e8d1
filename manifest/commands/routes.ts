import type { CommandRecord } from '../records';
import { documents, inEditorTitle, onRows, rows } from '../when';

export const routeCommands = {
  showRoutes: {
    title: 'Show Routes',
    menus: [onRows('1_open@5', rows.virtualInterface)],
  },
  compareRoutes: {
    title: 'Compare with Earlier Routes…',
    icon: 'diff',
    menus: [onRows('1_open@6', rows.virtualInterface), inEditorTitle('navigation@3', documents.routes)],
  },
  refreshRoutes: {
    title: 'Refresh Routes',
    icon: 'refresh',
    menus: [inEditorTitle('navigation@1', documents.routes)],
    palette: documents.routes,
  },
  filterRoutes: {
    title: 'Filter Routes…',
    icon: 'filter',
    menus: [inEditorTitle('navigation@2', documents.routes)],
    palette: documents.routes,
  },
} satisfies Record<string, CommandRecord>;
