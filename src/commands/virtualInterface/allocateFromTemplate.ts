import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import type { Memento } from 'vscode';
import { inert } from '../../views/inert';
import type { AllocationPanels } from '../../views/allocation/panels';
import { startFromTemplate } from '../../views/allocation/starts';
import { pickTemplate, removeTemplate } from '../../views/allocation/templates';
import type { Node } from '../../views/tree/node';
import { allocateVirtualInterface } from './allocate';
import type { Stores } from '../../views/stores';

/** Asks for a template, then opens the form with it, for the connection of the row or one the user chooses. */
export async function allocateFromTemplate(
  panels: AllocationPanels,
  from: Stores,
  templates: Memento,
  node?: Node,
): Promise<void> {
  const name = await pickTemplate(templates);
  if (name === undefined) return;
  await allocateVirtualInterface(panels, from, startFromTemplate(templates, name), node);
}

/** Asks for a template and deletes it after confirmation. */
export async function deleteTemplate(templates: Memento): Promise<void> {
  const name = await pickTemplate(templates);
  if (name === undefined) return;
  const sure = l10n.t('Delete');
  const picked = await window.showWarningMessage(
    l10n.t('Delete the template {0}?', inert(name)),
    { modal: true, detail: l10n.t('Virtual interfaces created from it are not affected.') },
    sure,
  );
  if (picked === sure) await removeTemplate(templates, name);
}
