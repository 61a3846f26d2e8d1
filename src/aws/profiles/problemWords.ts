import { basename } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { ProblemKind, ProfileProblem } from './profiles';

/** What is wrong in a shared file, as a heading, and what to do. */
interface Words {
  readonly title: string;
  readonly advice: string;
}

type Wording = (line: number, file: string, about: string) => Words;

/** Of a whole file. @param file its name. */
const ofFile: Partial<Record<ProblemKind, (file: string, about: string) => Words>> = {
  notAFile: (file) => ({
    title: l10n.t('{0} is not a file', file),
    advice: l10n.t('It is a pipe, a device or a folder, and is not read. Put a file there, then refresh.'),
  }),
  tooLarge: (file) => ({
    title: l10n.t('{0} is too large to be read', file),
    advice: l10n.t('Up to 8 MB are read. Make it smaller, then refresh.'),
  }),
  noAccess: (file) => ({
    title: l10n.t('{0} can’t be opened', file),
    advice: l10n.t('Make it readable for you, then refresh.'),
  }),
  encoding: (file) => ({
    title: l10n.t('{0} is not in UTF-8', file),
    advice: l10n.t('Save it in UTF-8, then refresh.'),
  }),
  bom: (file) => ({
    title: l10n.t('{0} begins with a byte order mark', file),
    advice: l10n.t('It is read here, but the AWS CLI refuses it: save it in UTF-8 without that mark.'),
  }),
  shrunk: (file, about) => ({
    title: l10n.t('{0} has become shorter', file),
    advice: l10n.t('{0}: shown as it was before. If the change is yours, choose Refresh.', about),
  }),
};

const unread: Wording = (line, file) => ({
  title: l10n.t('Line {0} of {1} could not be read', line, file),
  advice: l10n.t('The profiles are those that could be read last. Correct the line, then refresh.'),
});

/** Of a line. */
const ofLine: Partial<Record<ProblemKind, Wording>> = {
  line: unread,
  header: unread,
  repeatedSection: (line, file) => ({
    title: l10n.t('Line {0} of {1} begins a section again', line, file),
    advice: l10n.t('Both are read as one, but the AWS CLI refuses the file. Put them together.'),
  }),
  repeatedSetting: (line, file) => ({
    title: l10n.t('Line {0} of {1} repeats a setting', line, file),
    advice: l10n.t('The last one is read, but the AWS CLI refuses the file. Remove one of them.'),
  }),
  heading: (line, file, about) => ({
    title: l10n.t('Line {0} of {1} begins no profile', line, file),
    advice: l10n.t(
      'The AWS CLI takes [{0}] for none. Write [profile name] in config, [name] in credentials, without blanks at the ends.',
      about,
    ),
  }),
  sameName: (line, file, about) => ({
    title: l10n.t('Line {0} of {1} gives {2} a second section', line, file, about),
    advice: l10n.t('As with the AWS CLI, only one of them counts. Remove the other.'),
  }),
  blanks: (line, file, about) => ({
    title: l10n.t('Line {0} of {1} names {2} without quotation marks', line, file, about),
    advice: l10n.t('The AWS CLI does not see it. Put quotation marks around the name.'),
  }),
  nested: (line, file, about) => ({
    title: l10n.t('Line {0} of {1} gives {2} no value', line, file, about),
    advice: l10n.t('What is indented below it is read as a block. Write the value on the same line.'),
  }),
  indented: (line, file, about) => ({
    title: l10n.t('Line {0} of {1} hides {2}', line, file, about),
    advice: l10n.t('The line is indented, so it belongs to the setting above it. Remove the indentation.'),
  }),
  services: (line, file, about) => ({
    title: l10n.t('Line {0} of {1} names services that are not there', line, file),
    advice: l10n.t('Add a section [services {0}] with settings, or remove the line.', about),
  }),
  service: (line, file, about) => ({
    title: l10n.t('Line {0} of {1} names no address for {2}', line, file, about),
    advice: l10n.t('Write endpoint_url = https://… indented, on a line below "{0} =".', about),
  }),
};

/** What to say of a problem: what is wrong and where, and what to do. */
export function problemWords({ kind, file, line, about = '' }: ProfileProblem): Words {
  const name = basename(file);
  return ofFile[kind]?.(name, about) ?? (ofLine[kind] ?? unread)(line ?? 1, name, about);
}
