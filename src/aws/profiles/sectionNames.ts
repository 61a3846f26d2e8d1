import { splitPosix } from '../credentials/commandLine';

export type NamedSection = 'profile' | 'sso-session' | 'services';

/** The meaning of a section header in the config file. */
export interface SectionName {
  readonly kind: NamedSection;
  readonly name: string;
  /** False for a name that the AWS CLI ignores: one with spaces but no quotation marks. */
  readonly isKnownToCli: boolean;
}

const KINDS: readonly NamedSection[] = ['profile', 'sso-session', 'services'];

/**
 * Reads a header of the config file as botocore does (`build_profile_map`): a header that begins with the kind is split
 * into words like a shell does, and is valid when there are exactly two. Case matters, and so do spaces at either end.
 * A section that the AWS CLI ignores because its name has spaces but no quotation marks is read anyway.
 */
export function sectionNameOf(header: string): SectionName | undefined {
  if (header === 'default') return { kind: 'profile', name: header, isKnownToCli: true };
  const kind = KINDS.find((candidate) => header.startsWith(candidate));
  if (!kind) return undefined;
  const words = splitPosix(header);
  if (words?.length === 2) {
    const [, name = ''] = words;
    // A profile without a name can't be selected.
    return name === '' ? undefined : { kind, name, isKnownToCli: true };
  }
  const rest = header.slice(kind.length);
  return words && words.length > 2 && words[0] === kind && !/["'\\[\]#;]/.test(rest)
    ? { kind, name: words.slice(1).join(' '), isKnownToCli: false }
    : undefined;
}

/** True for a header that was meant to name something but does not: wrong case, a space, an extra quotation mark. */
export const isNearlyNamed = (header: string): boolean =>
  /^[\s"']*(default|profile|sso-session|services)(?![\w-])/i.test(header);
