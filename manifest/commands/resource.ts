import { ACTIVITY_VIEW, VIEW } from '../../src/contributions';
import { onFocusedRow } from '../keys';
import type { CommandRecord } from '../records';
import { NEVER, onRows, rows } from '../when';
import { COPY_MENU } from '../submenus';

/** Commands on anything that has an AWS id. */
export const resourceCommands = {
  showDetails: {
    title: 'Show Details',
    menus: [onRows('1_open@3', rows.resource)],
  },
  previewDetails: {
    title: 'Show Details',
    palette: NEVER,
  },
  copyId: {
    title: 'Copy ID',
    menus: [{ menu: COPY_MENU, group: '1_copy@1' }],
    keys: [VIEW, ACTIVITY_VIEW].map((view) => onFocusedRow({ key: 'ctrl+c', mac: 'cmd+c' }, view)),
  },
  copyName: {
    title: 'Copy Name',
    menus: [{ menu: COPY_MENU, group: '1_copy@2' }],
  },
  copyArn: {
    title: 'Copy ARN',
    menus: [{ menu: COPY_MENU, group: '1_copy@3' }],
  },
  copyLink: {
    title: 'Copy Link',
    menus: [{ menu: COPY_MENU, group: '2_link' }],
  },
  openInConsole: {
    title: 'Open in AWS Console',
    menus: [onRows('1_open@4', rows.resource)],
  },
  rename: {
    writes: true,
    title: 'Rename…',
    menus: [onRows('3_change@1', rows.named)],
    keys: [onFocusedRow({ key: 'f2' })],
  },
  editTags: {
    writes: true,
    title: 'Edit Tags…',
    menus: [onRows('3_change@2', rows.tagged)],
  },
} satisfies Record<string, CommandRecord>;
