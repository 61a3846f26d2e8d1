/**
 * The formats that are written here, each with the end of its documents' file names, from which VS Code tells the language
 * (package.json, `languages`). This is all that a document needs before its text is asked for.
 */
export const formats = {
  'cisco-ios': 'ios.cfg',
  'cisco-iosxr': 'iosxr.cfg',
  'cisco-nxos': 'nxos.cfg',
  'junos-set': 'set.conf',
  'junos': 'junos.conf',
  'arista-eos': 'eos.cfg',
  'panos': 'panos.conf',
  'fortios': 'fortios.conf',
  'sros': 'sros.cfg',
  'vyos': 'vyos.conf',
  'routeros': 'rsc',
  'frr': 'frr.conf',
  'bird': 'bird.conf',
  'openbgpd': 'bgpd.conf',
  'json': 'json',
  'yaml': 'yml',
} as const;

export type FormatId = keyof typeof formats;

/** True for a format that is written here; else a format is AWS's. */
export function isFormat(format: string): format is FormatId {
  return Object.hasOwn(formats, format);
}
