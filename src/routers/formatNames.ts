import type { FormatId } from './formats';

/** What the formats that are written here are called: products' own names, which are not translated. */
export const formatNames: Readonly<Record<FormatId, string>> = {
  'cisco-ios': 'Cisco IOS and IOS-XE',
  'cisco-iosxr': 'Cisco IOS XR',
  'cisco-nxos': 'Cisco NX-OS',
  'junos-set': 'Juniper Junos (set commands)',
  'junos': 'Juniper Junos (braces)',
  'arista-eos': 'Arista EOS',
  'panos': 'Palo Alto PAN-OS (set commands)',
  'fortios': 'Fortinet FortiOS',
  'sros': 'Nokia SR OS (MD-CLI)',
  'vyos': 'VyOS',
  'routeros': 'MikroTik RouterOS 7',
  'frr': 'FRRouting',
  'bird': 'BIRD 2',
  'openbgpd': 'OpenBGPD',
  'json': 'JSON',
  'yaml': 'YAML',
};
