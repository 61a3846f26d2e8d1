import { ACTIVITY_VIEW, VIEW } from '../../src/contributions';
import { onFocusedRow } from '../keys';
import type { CommandRecord } from '../records';
import { NEVER, onRows, rows } from '../when';
import { ADDRESSES_MENU, COPY_MENU } from '../submenus';

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
  copyCustomerAddress: {
    title: 'Copy Your Router Address',
    menus: [{ menu: ADDRESSES_MENU, group: '1_address@1' }],
  },
  copyAmazonAddress: {
    title: 'Copy Amazon Address',
    menus: [{ menu: ADDRESSES_MENU, group: '1_address@2' }],
  },
  copyBothAddresses: {
    title: 'Copy Both Addresses',
    menus: [{ menu: ADDRESSES_MENU, group: '1_address@3' }],
  },
  copyCustomerAddressAlone: {
    title: 'Copy Your Router Address without Prefix Length',
    menus: [{ menu: ADDRESSES_MENU, group: '2_alone@1' }],
  },
  copyAmazonAddressAlone: {
    title: 'Copy Amazon Address without Prefix Length',
    menus: [{ menu: ADDRESSES_MENU, group: '2_alone@2' }],
  },
  copyBothAddressesAlone: {
    title: 'Copy Both Addresses without Prefix Length',
    menus: [{ menu: ADDRESSES_MENU, group: '2_alone@3' }],
  },
  copyAsMarkdown: {
    title: 'Copy as Markdown',
    menus: [{ menu: COPY_MENU, group: '3_markdown@1' }],
  },
  chooseMarkdownColumns: {
    title: 'Choose Markdown Columns…',
    menus: [{ menu: COPY_MENU, group: '3_markdown@2' }],
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
