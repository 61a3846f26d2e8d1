import * as l10n from '@vscode/l10n';
import { QuickPickItemKind, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { MoveTarget } from '../../directconnect/changes/move';
import { resourceKinds } from '../../directconnect/kinds';
import { displayName } from '../../directconnect/resources/resources';
import { inert } from '../../views/inert';

interface TargetItem extends QuickPickItem {
  readonly target?: MoveTarget;
}

function itemOf(target: MoveTarget): TargetItem {
  const { subject, why, warning } = target;
  const { location = '' } = subject.resource;
  const bandwidth =
    subject.kind === 'connection' ? subject.resource.bandwidth : subject.resource.connectionsBandwidth;
  const facts = [resourceKinds[subject.kind].words.one(), bandwidth, location, subject.id];
  return {
    label: `${why === undefined ? '' : '$(circle-slash) '}${inert(displayName(subject.name, subject.id))}`,
    description: inert(facts.filter(Boolean).join(' · ')),
    ...((why ?? warning) && { detail: inert(why ?? warning ?? '') }),
    target,
  };
}

const separator = (label: string): TargetItem => ({ label, kind: QuickPickItemKind.Separator });

/**
 * Asks for a connection or LAG. Those that are not possible are listed with the reason, and can't be chosen.
 * `undefined` when the user cancelled.
 */
export function pickTarget(title: string, targets: readonly MoveTarget[]): Promise<MoveTarget | undefined> {
  const fit = targets.filter(({ why }) => why === undefined);
  const notPossible = targets.filter(({ why }) => why !== undefined);
  const picker = window.createQuickPick<TargetItem>();
  const items = [
    ...fit.map(itemOf),
    ...(notPossible.length > 0 ? [separator(l10n.t('Not possible')), ...notPossible.map(itemOf)] : []),
  ];
  const placeholder = l10n.t('Connection or LAG to move to');
  Object.assign(picker, { title, placeholder, items, matchOnDescription: true, matchOnDetail: true });
  return new Promise((resolve) => {
    picker.onDidAccept(() => {
      const [chosen] = picker.selectedItems;
      if (!chosen?.target || chosen.target.why !== undefined) return;
      resolve(chosen.target);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}
