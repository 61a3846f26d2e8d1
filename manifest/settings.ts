import { formats } from '../src/routers/formats';
import type { SettingRecord } from './records';

/** VLANs from 1 to 4094, as a pattern: IEEE 802.1Q reserves 0 and 4095. */
const VLAN = String.raw`([1-9]\d{0,2}|[1-3]\d{3}|40[0-8]\d|409[0-4])`;

/** The formats that a configuration can open in: AWS's XML, and those of src/routers/formats.ts. */
const routerFormats = [
  { id: 'xml', label: 'AWS XML', meaning: 'AWS’s own description of the BGP sessions.' },
  ...Object.entries(formats).map(([id, { name }]) => ({
    id,
    label: name,
    meaning: ['json', 'yaml'].includes(id)
      ? `The values as ${name}, for your own tools.`
      : `A configuration for ${name}.`,
  })),
];

export const settings = {
  regions: {
    type: 'array',
    default: ['us-east-1'],
    description: 'Regions to show under an AWS profile that has no `region` of its own.',
    pattern: {
      of: /^[a-z]{2}(-[a-z]+)+-\d$/,
      otherwise: 'Enter a region such as eu-central-1.',
    },
  },
  statusBar: {
    type: 'boolean',
    default: false,
    description:
      'Show in the status bar how many connections, interconnects, LAGs and virtual interfaces are down or degraded, once a region has been read. Click it to show them one by one.',
  },
  peerPool: {
    type: 'string',
    default: '10.255.0.0/16',
    description: 'IPv4 prefix in which the allocation form finds the next free subnet for the two BGP peers.',
    pattern: { of: /^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/, otherwise: 'Enter a prefix such as 10.255.0.0/16.' },
  },
  peerPrefixLength: {
    type: 'number',
    default: 30,
    description: 'Prefix length of the subnets that the allocation form suggests for the two BGP peers.',
    choices: new Map([
      [30, '/30'],
      [31, '/31'],
    ]),
  },
  vlanRange: {
    type: 'string',
    default: '2-4094',
    description:
      'Range in which the allocation form finds the next free VLAN. VLAN 1 is excluded by default, since it is the native VLAN of most switches.',
    pattern: {
      of: new RegExp(`^${VLAN}-${VLAN}$`),
      otherwise: 'Enter a range within 1 to 4094, lowest VLAN first, such as 100-199.',
    },
  },
  routerFormat: {
    type: 'string',
    default: 'xml',
    description:
      'Format in which router configurations open. Once you choose another one for a virtual interface, that one is used for it and for others at the same location.',
    choices: new Map(routerFormats.map(({ id, label }) => [id, label])),
    meanings: new Map(routerFormats.map(({ id, meaning }) => [id, meaning])),
    isOverridable: true,
  },
  readOnly: {
    type: 'boolean',
    default: false,
    description:
      'Read-only mode: send no changes to AWS, and hide the commands that make changes. Reading works as usual.',
  },
} satisfies Record<string, SettingRecord>;
