import type { CommandRecord } from '../records';
import { onRows, rows } from '../when';

export const regionCommands = {
  chooseRegions: {
    title: 'Choose Regions…',
    icon: 'globe',
    menus: [onRows('inline', rows.profile), onRows('1_choose', rows.profile)],
  },
  addRegion: {
    title: 'Add Region…',
    icon: 'add',
    menus: [onRows('1_choose@2', rows.profile)],
  },
  findRegionsInUse: {
    title: 'Find Regions in Use',
    icon: 'telescope',
    menus: [onRows('1_choose@3', rows.profile)],
  },
} satisfies Record<string, CommandRecord>;
