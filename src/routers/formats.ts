/**
 * The formats that we generate: their names (product names, which are not translated), and the suffixes of their
 * documents' file names, which tell VS Code the language (manifest/languages.ts). This is all that a document needs
 * before its text is requested.
 */
export const formats = {
  'cisco-ios': { name: 'Cisco IOS and IOS XE', ending: 'ios.cfg' },
  // Longer than the one before: of the names that begin with what was typed, the editor lists the shortest first.
  'cisco-iosxr': { name: 'Cisco IOS XR (ASR 9000, NCS, 8000)', ending: 'iosxr.cfg' },
  'cisco-nxos': { name: 'Cisco NX-OS', ending: 'nxos.cfg' },
  'junos-set': { name: 'Juniper Junos (set commands)', ending: 'set.conf' },
  'junos': { name: 'Juniper Junos (braces)', ending: 'junos.conf' },
  'arista-eos': { name: 'Arista EOS', ending: 'eos.cfg' },
  'panos': { name: 'Palo Alto PAN-OS (set commands)', ending: 'panos.conf' },
  'fortios': { name: 'Fortinet FortiOS', ending: 'fortios.conf' },
  'sros': { name: 'Nokia SR OS (MD-CLI)', ending: 'sros.cfg' },
  'vyos': { name: 'VyOS', ending: 'vyos.conf' },
  'routeros': { name: 'MikroTik RouterOS 7', ending: 'rsc' },
  'frr': { name: 'FRRouting', ending: 'frr.conf' },
  'bird': { name: 'BIRD 2', ending: 'bird.conf' },
  'openbgpd': { name: 'OpenBGPD', ending: 'bgpd.conf' },
  'json': { name: 'JSON', ending: 'json' },
  'yaml': { name: 'YAML', ending: 'yml' },
} as const;

export type FormatId = keyof typeof formats;

/** True for a format that we generate; other formats are AWS's. */
export function isFormat(format: string): format is FormatId {
  return Object.hasOwn(formats, format);
}
