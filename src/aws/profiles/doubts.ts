import type { IniSection } from './iniFile';
import type { ProfileProblem } from './profiles';
import { SERVICES } from './profiles';
import { IDENTITY_SETTINGS, KEY_SETTINGS, OTHER_SETTINGS } from './settingNames';

/** The settings that decide whose credentials a profile uses: misreading one could select the wrong account. */
const IDENTITY: ReadonlySet<string> = new Set([...IDENTITY_SETTINGS, ...KEY_SETTINGS]);

const TEXTS: readonly string[] = [...IDENTITY, ...OTHER_SETTINGS];

/** True for a section that says whose credentials to use. */
export const isMeantAsProfile = ({ settings }: IniSection): boolean =>
  [...settings.keys()].some((name) => IDENTITY.has(name));

/** True when a section is split in two and both parts say whose credentials to use. */
function splitsIdentity({ lines, settings }: IniSection): boolean {
  if (lines.length < 2) return false;
  const beginnings = [...settings].flatMap(([name, { line }]) =>
    IDENTITY.has(name) ? [lines.filter((start) => start < line).length] : [],
  );
  return new Set(beginnings).size > 1;
}

/** An identity setting that is indented, and so becomes part of the setting above it. */
function indented({ settings }: IniSection): { readonly line: number; readonly about: string } | undefined {
  for (const { further } of settings.values()) {
    for (const { text, line } of further) {
      const about = /^(\w+)[ \t]*[=:]/.exec(text)?.[1]?.toLowerCase();
      if (about !== undefined && IDENTITY.has(about)) return { line, about };
    }
  }
  return undefined;
}

/**
 * What makes the meaning of a section doubtful. Using it anyway could mean acting as another account: without the role
 * or the MFA that a line was supposed to configure.
 */
export function problemIn(section: IniSection, file: string): ProfileProblem | undefined {
  const { settings, unread, conflicts, lines } = section;
  const [line] = unread;
  if (line !== undefined) return { kind: 'line', file, line };
  const conflict = [...conflicts].find((name) => IDENTITY.has(name));
  const again = conflict === undefined ? undefined : settings.get(conflict);
  if (again) return { kind: 'repeatedSetting', file, line: again.line };
  if (splitsIdentity(section)) return { kind: 'repeatedSection', file, line: lines.at(-1) ?? 1 };
  const block = TEXTS.find((name) => settings.get(name)?.nested);
  if (block !== undefined)
    return { kind: 'nested', file, line: settings.get(block)?.line ?? 1, about: block };
  const swallowed = indented(section);
  return swallowed && { kind: 'indented', file, ...swallowed };
}

const ADDRESS = 'endpoint_url';

/** Names are compared without what people write differently: case, hyphens, spaces. */
const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const services: ReadonlyMap<string, string> = new Map(SERVICES.map((name) => [plain(name), name]));

/** The service that a setting was meant for: an address without one is meant for all of them. */
function meantFor(name: string): string | undefined {
  return plain(name) === plain(ADDRESS) ? 'direct_connect' : services.get(plain(name));
}

/** True for a setting that was meant as an address but has another name. */
const isNearlyAddress = (name: string): boolean => name !== ADDRESS && /endpoint|url/.test(plain(name));

/** What prevents an address in a `[services …]` section from being read: falling back to AWS would be wrong. */
export function problemInServices(section: IniSection, file: string): ProfileProblem | undefined {
  const [unread] = section.unread;
  if (unread !== undefined) return { kind: 'line', file, line: unread };
  for (const [name, { line, nested }] of section.settings) {
    const service = meantFor(name);
    if (service === undefined) continue;
    if (service !== name) return { kind: 'service', file, line, about: service };
    if (section.conflicts.has(name)) return { kind: 'repeatedSetting', file, line };
    if (!nested || [...nested.keys()].some(isNearlyAddress)) {
      return { kind: 'service', file, line, about: name };
    }
  }
  return undefined;
}
