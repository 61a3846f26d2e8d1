import * as l10n from '@vscode/l10n';
import { InputBoxValidationSeverity, window } from 'vscode';
import type { Memento } from 'vscode';
import { Failure } from '../../aws/failure';
import type { AllocationDraft } from '../../directconnect/allocation/draft';
import { readTemplate, writeTemplate } from '../../directconnect/allocation/template';
import { inert } from '../inert';

const KEPT = 'allocationTemplates';
/** The maximum length of a name: as many as fit on a line of a list. */
const MAX_NAME_LENGTH = 80;

/** The saved texts of the templates by name: one may come from a newer version. */
const kept = (memory: Memento) => new Map(memory.get<[string, string][]>(KEPT, []));

/** The names of all templates in alphabetical order. */
export const templateNames = (memory: Memento): string[] =>
  [...kept(memory).keys()].sort((one, other) => one.localeCompare(other));

/**
 * The draft of a template, without a key.
 * @throws Failure of kind `unreadable` when it can't be read, for example because a newer version saved it.
 */
export function templateDraft(memory: Memento, name: string): AllocationDraft {
  const { template, problem } = readTemplate(kept(memory).get(name) ?? '');
  if (template) return template.draft;
  throw new Failure('unreadable', l10n.t('The template {0} was not used.', name), problem);
}

/** Asks for a name and saves a draft under it, without its key. */
export async function saveTemplate(memory: Memento, draft: AllocationDraft): Promise<void> {
  const names = templateNames(memory);
  const answer = await window.showInputBox({
    title: l10n.t('Save as a Template'),
    prompt: l10n.t('The BGP key is not saved.'),
    placeHolder: l10n.t('Name of the template'),
    value: draft.virtualInterfaceName,
    ignoreFocusOut: true,
    validateInput: (value) => {
      const name = value.trim();
      if (name === '') return l10n.t('Enter a name, or press Escape.');
      if (name.length > MAX_NAME_LENGTH) return l10n.t('Use at most {0} characters.', MAX_NAME_LENGTH);
      return names.includes(name)
        ? {
            message: l10n.t('This replaces the existing template with this name.'),
            severity: InputBoxValidationSeverity.Warning,
          }
        : undefined;
    },
  });
  const name = answer?.trim();
  if (!name) return;
  const all = kept(memory).set(name, writeTemplate(draft, name));
  await memory.update(KEPT, [...all]);
}

export async function removeTemplate(memory: Memento, name: string): Promise<void> {
  const all = kept(memory);
  all.delete(name);
  await memory.update(KEPT, [...all]);
}

/** Asks for one of the templates. `undefined` when the user cancelled or there is none. */
export async function pickTemplate(memory: Memento): Promise<string | undefined> {
  const names = templateNames(memory);
  if (names.length === 0) {
    void window.showInformationMessage(
      l10n.t('There are no templates yet. Save one with Save as Template… in the allocation form.'),
    );
    return undefined;
  }
  const picked = await window.showQuickPick(
    names.map((name) => ({ label: inert(name), name })),
    { placeHolder: l10n.t('Template') },
  );
  return picked?.name;
}
