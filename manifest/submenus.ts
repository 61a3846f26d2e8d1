import { idOf } from './records';
import type { SubmenuRecord } from './records';
import { onRows, rows } from './when';

export const submenus = {
  copy: { label: 'Copy', menus: [onRows('5_copy@1', rows.resource)] },
} satisfies Record<string, SubmenuRecord>;

/** The submenu that *Copy* opens. */
export const COPY_MENU = idOf('copy' satisfies keyof typeof submenus);
