import type { IniSection } from './iniFile';
import type { ProfileProblem } from './profiles';
import { SERVICES } from './profiles';
import { IDENTITY_SETTINGS, KEY_SETTINGS, OTHER_SETTINGS } from './settingNames';

/** What makes a profile another one than its owner meant: the settings of whose credentials it uses. */
const IDENTITY: ReadonlySet<string> = new Set([...IDENTITY_SETTINGS, ...KEY_SETTINGS]);

const TEXTS: readonly string[] = [...IDENTITY, ...OTHER_SETTINGS];

/** True for a section that says whose credentials to use. */
export const isMeantAsProfile = ({ settings }: IniSection): boolean =>
  [...settings.keys()].some((name) => IDENTITY.has(name));

/** Two beginnings of one section that both say whose credentials it uses. */
function isOfTwoMinds({ lines, settings }: IniSection): boolean {
  if (lines.length < 2) return false;
  const beginnings = [...settings].flatMap(([name, { line }]) =>
    IDENTITY.has(name) ? [lines.filter((start) => start < line).length] : [],
  );
  return new Set(beginnings).size > 1;
}

/** A setting of identity that is indented below another, which it is then a part of. */
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
 * What in a section makes it doubtful what its owner meant. To use it all the same could mean to act as another account:
 * without the role, or without the MFA, that a line was to ask for.
 */
export function wrongIn(section: IniSection, file: string): ProfileProblem | undefined {
  const { settings, unread, conflicts, lines } = section;
  const [line] = unread;
  if (line !== undefined) return { kind: 'line', file, line };
  const conflict = [...conflicts].find((name) => IDENTITY.has(name));
  const again = conflict === undefined ? undefined : settings.get(conflict);
  if (again) return { kind: 'repeatedSetting', file, line: again.line };
  if (isOfTwoMinds(section)) return { kind: 'repeatedSection', file, line: lines.at(-1) ?? 1 };
  const block = TEXTS.find((name) => settings.get(name)?.nested);
  if (block !== undefined)
    return { kind: 'nested', file, line: settings.get(block)?.line ?? 1, about: block };
  const swallowed = indented(section);
  return swallowed && { kind: 'indented', file, ...swallowed };
}

/** What in a `[services …]` section keeps an address from being found: AWS must not be asked in its place. */
export function wrongInServices(section: IniSection, file: string): ProfileProblem | undefined {
  const [unread] = section.unread;
  if (unread !== undefined) return { kind: 'line', file, line: unread };
  for (const name of SERVICES) {
    const setting = section.settings.get(name);
    if (!setting) continue;
    const { line, nested } = setting;
    if (section.conflicts.has(name)) return { kind: 'repeatedSetting', file, line };
    const isOther = [...(nested?.keys() ?? [])].some(
      (key) => key !== 'endpoint_url' && key.toLowerCase().replace('-', '_') === 'endpoint_url',
    );
    if (!nested || isOther) return { kind: 'service', file, line, about: name };
  }
  return undefined;
}
