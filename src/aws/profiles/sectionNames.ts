import { splitPosix } from '../credentials/commandLine';

export type NamedSection = 'profile' | 'sso-session' | 'services';

/** What a section of the config file stands for. */
export interface SectionName {
  readonly kind: NamedSection;
  readonly name: string;
  /** False for a name that the AWS CLI does not see: one with blanks and no quotation marks. */
  readonly isKnownToCli: boolean;
}

const KINDS: readonly NamedSection[] = ['profile', 'sso-session', 'services'];

/**
 * Reads a header of the config file as botocore does (`build_profile_map`): a header that begins with the kind is cut into
 * words as a shell does it, and counts when those are two. Letters count as they are, and blanks at its ends make it
 * another. Where the AWS CLI drops a section since its name has blanks and no quotation marks, it is read all the same.
 */
export function sectionNameOf(header: string): SectionName | undefined {
  if (header === 'default') return { kind: 'profile', name: header, isKnownToCli: true };
  const kind = KINDS.find((candidate) => header.startsWith(candidate));
  if (!kind) return undefined;
  const words = splitPosix(header);
  if (words?.length === 2) {
    const [, name = ''] = words;
    // Nobody can ask for a profile without a name.
    return name === '' ? undefined : { kind, name, isKnownToCli: true };
  }
  const rest = header.slice(kind.length);
  return words && words.length > 2 && words[0] === kind && !/["'\\[\]#;]/.test(rest)
    ? { kind, name: words.slice(1).join(' '), isKnownToCli: false }
    : undefined;
}

/** True for a header that was meant to name something, though it does not: another case, a blank, a mark too many. */
export const isNearlyNamed = (header: string): boolean =>
  /^[\s"']*(default|profile|sso-session|services)(?![\w-])/i.test(header);
