import type { LanguageRecord } from './records';

export const languages = {
  lines: {
    name: 'Router Configuration (IOS Style)',
    endings: ['ios.cfg', 'iosxr.cfg', 'nxos.cfg', 'eos.cfg', 'frr.conf', 'aws.cfg'],
  },
  commands: {
    name: 'Router Configuration (Set Commands)',
    endings: ['set.conf', 'panos.conf', 'vyos.conf', 'sros.cfg', 'aws.conf'],
  },
  braces: {
    name: 'Router Configuration (Braces)',
    endings: ['junos.conf', 'bird.conf', 'bgpd.conf'],
  },
  edits: {
    name: 'Router Configuration (FortiOS)',
    endings: ['fortios.conf'],
  },
  routeros: {
    name: 'Router Configuration (RouterOS)',
    endings: ['rsc'],
  },
} satisfies Record<string, LanguageRecord>;
