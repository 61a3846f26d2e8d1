import type { CommandRecord } from '../records';
import { NEVER, onRows, rows } from '../when';

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
  removeRegion: {
    title: 'Remove Region',
    icon: 'remove',
    menus: [onRows('1_choose', rows.region)],
    palette: NEVER,
  },
  findRegionsInUse: {
    title: 'Find Regions in Use',
    icon: 'telescope',
    menus: [onRows('1_choose@3', rows.profile)],
  },
} satisfies Record<string, CommandRecord>;
