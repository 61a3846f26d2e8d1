import { basename } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { ProblemKind, ProfileProblem } from './profiles';

/** What is wrong in a shared file, as a title, and what to do about it. */
interface Words {
  readonly title: string;
  readonly advice: string;
}

type Wording = (line: number, file: string, about: string) => Words;

/** Problems of a whole file. @param file its name. */
const ofFile: Partial<Record<ProblemKind, (file: string, about: string) => Words>> = {
  notAFile: (file) => ({
    title: l10n.t('{0} is not a file', file),
    advice: l10n.t('It is a pipe, a device or a folder. Put a regular file there, then refresh.'),
  }),
  tooLarge: (file) => ({
    title: l10n.t('{0} is too large to read', file),
    advice: l10n.t('The limit is 8 MB. Make it smaller, then refresh.'),
  }),
  noAccess: (file) => ({
    title: l10n.t('{0} can’t be opened', file),
    advice: l10n.t('Give yourself read access, then refresh.'),
  }),
  encoding: (file) => ({
    title: l10n.t('{0} is not UTF-8', file),
    advice: l10n.t('Save it as UTF-8, then refresh.'),
  }),
  bom: (file) => ({
    title: l10n.t('{0} begins with a byte order mark', file),
    advice: l10n.t('It works here, but the AWS CLI rejects it. Save it as UTF-8 without a byte order mark.'),
  }),
  shrunk: (file, about) => ({
    title: l10n.t('{0} has lost profiles', file),
    advice: l10n.t('Still shown: {0}. If you made this change, choose Refresh.', about),
  }),
};

const unread: Wording = (line, file) => ({
  title: l10n.t('Line {0} of {1} could not be read', line, file),
  advice: l10n.t(
    'The profiles shown are from the last time the file could be read. Fix the line, then refresh.',
  ),
});

/** Problems of a line. */
const ofLine: Partial<Record<ProblemKind, Wording>> = {
  line: unread,
  header: unread,
  repeatedSection: (line, file) => ({
    title: l10n.t('Line {0} of {1} repeats a section', line, file),
    advice: l10n.t('Both are read as one here, but the AWS CLI rejects the file. Merge them.'),
  }),
  repeatedSetting: (line, file) => ({
    title: l10n.t('Line {0} of {1} repeats a setting', line, file),
    advice: l10n.t('The last one counts here, but the AWS CLI rejects the file. Remove one of them.'),
  }),
  heading: (line, file, about) => ({
    title: l10n.t('Line {0} of {1} does not start a profile', line, file),
    advice: l10n.t(
      'The AWS CLI ignores [{0}]. Write [profile name] in config and [name] in credentials, without spaces at either end.',
      about,
    ),
  }),
  sameName: (line, file, about) => ({
    title: l10n.t('Line {0} of {1} starts a second section for {2}', line, file, about),
    advice: l10n.t('As with the AWS CLI, only one of them counts. Remove the other.'),
  }),
  blanks: (line, file, about) => ({
    title: l10n.t('Line {0} of {1} has {2} without quotation marks', line, file, about),
    advice: l10n.t('The AWS CLI ignores it. Put quotation marks around the name.'),
  }),
  nested: (line, file, about) => ({
    title: l10n.t('Line {0} of {1} gives {2} no value', line, file, about),
    advice: l10n.t('The indented lines below it are read as a block. Write the value on the same line.'),
  }),
  indented: (line, file, about) => ({
    title: l10n.t('Line {0} of {1} hides {2}', line, file, about),
    advice: l10n.t('The line is indented, so it belongs to the setting above it. Remove the indentation.'),
  }),
  services: (line, file, about) => ({
    title: l10n.t('Line {0} of {1} names a services section that does not exist', line, file),
    advice: l10n.t('Add a section [services {0}] with settings, or remove the line.', about),
  }),
  service: (line, file, about) => ({
    title: l10n.t('Line {0} of {1} has no endpoint for {2}', line, file, about),
    advice: l10n.t('Write endpoint_url = https://… indented, on a line below "{0} =".', about),
  }),
};

/** The text for a problem: what is wrong, where, and what to do. */
export function problemWords({ kind, file, line, about = '' }: ProfileProblem): Words {
  const name = basename(file);
  return ofFile[kind]?.(name, about) ?? (ofLine[kind] ?? unread)(line ?? 1, name, about);
}
