/**
 * The formats that are written here, without the code that writes them: this is all that a document needs before its text
 * is asked for.
 */
export interface Format {
  /** What it is called: products' own names, which are not translated. */
  readonly name: string;
  /** The end of its documents' file names, from which VS Code tells the language (package.json, `languages`). */
  readonly suffix: string;
}

export const formats = {
  'cisco-ios': { name: 'Cisco IOS and IOS-XE', suffix: 'ios.cfg' },
  'cisco-iosxr': { name: 'Cisco IOS XR', suffix: 'iosxr.cfg' },
  'cisco-nxos': { name: 'Cisco NX-OS', suffix: 'nxos.cfg' },
  'junos-set': { name: 'Juniper Junos (set commands)', suffix: 'set.conf' },
  'junos': { name: 'Juniper Junos (braces)', suffix: 'junos.conf' },
  'arista-eos': { name: 'Arista EOS', suffix: 'eos.cfg' },
  'panos': { name: 'Palo Alto PAN-OS (set commands)', suffix: 'panos.conf' },
  'fortios': { name: 'Fortinet FortiOS', suffix: 'fortios.conf' },
  'sros': { name: 'Nokia SR OS (MD-CLI)', suffix: 'sros.cfg' },
  'vyos': { name: 'VyOS', suffix: 'vyos.conf' },
  'routeros': { name: 'MikroTik RouterOS 7', suffix: 'rsc' },
  'frr': { name: 'FRRouting', suffix: 'frr.conf' },
  'bird': { name: 'BIRD 2', suffix: 'bird.conf' },
  'openbgpd': { name: 'OpenBGPD', suffix: 'bgpd.conf' },
  'json': { name: 'JSON', suffix: 'json' },
  'yaml': { name: 'YAML', suffix: 'yml' },
} as const satisfies Record<string, Format>;

export type FormatId = keyof typeof formats;

/** True for a format that is written here; else a format is AWS's. */
export function isFormat(format: string): format is FormatId {
  return Object.hasOwn(formats, format);
}
