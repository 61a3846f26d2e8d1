import { ACTIVITY_VIEW } from '../../src/contributions';
import { inOurView } from '../keys';
import type { CommandRecord } from '../records';
import { NEVER, inActivityTitle, onRecords } from '../when';

/** Commands on the activity log. */
export const activityCommands = {
  checkAgain: {
    title: 'Check Again',
    icon: 'search',
    menus: [onRecords('inline', 'record.unknown'), onRecords('1_check', 'record.unknown')],
  },
  showSentRequest: {
    title: 'Show Request',
    menus: [onRecords('2_show', /^record\./)],
    palette: NEVER,
  },
  showResource: {
    title: 'Show in Connections',
    menus: [onRecords('2_show', /^record\./)],
    palette: NEVER,
  },
  refreshActivity: {
    title: 'Refresh Activity',
    icon: 'refresh',
    menus: [inActivityTitle('navigation@1')],
    keys: [inOurView({ key: 'f5' }, ACTIVITY_VIEW)],
  },
  exportActivity: {
    title: 'Export Activity…',
    menus: [inActivityTitle('1_export')],
  },
  clearActivity: {
    title: 'Clear Activity…',
    menus: [inActivityTitle('2_clear')],
  },
} satisfies Record<string, CommandRecord>;
