import * as l10n from '@vscode/l10n';
import type { Finding } from '../../../directconnect/allocation/rules';
import type { Facts, TextSpec } from './fieldSpec';
import type { Scene } from './scene';

/** A finding as shown and read aloud, marked if it is only a warning. */
export const inWords = (finding: Finding) =>
  finding.level === 'block' ? finding.message : l10n.t('Warning: {0}', finding.message);

/** What is read aloud after the label of a text box: everything that is shown below it. */
export const descriptionOf = (
  { field, hint, help }: TextSpec,
  scene: Pick<Scene, 'findings' | keyof Facts>,
): string => {
  const finding = scene.findings.get(field);
  return [finding && inWords(finding), hint?.(scene), help(scene.draft)].filter(Boolean).join(' ');
};
