import { idOf } from './records';
import type { SubmenuRecord } from './records';
import { isRow, onRows, rows } from './when';

/** The submenu that *Copy* opens, and the one in it for addresses. */
export const COPY_MENU = idOf('copy');
export const ADDRESSES_MENU = idOf('addresses');

export const submenus = {
  copy: { label: 'Copy', menus: [onRows('5_copy@1', rows.resource)] },
  addresses: {
    label: 'Addresses',
    menus: [{ menu: COPY_MENU, when: isRow(rows.addressed), group: '1_copy@4' }],
  },
} satisfies Record<string, SubmenuRecord>;
