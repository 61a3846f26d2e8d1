import * as l10n from '@vscode/l10n';
import { ThemeColor, ThemeIcon, TreeItem } from 'vscode';
import type { Failure, FailureKind } from '../../../aws/failures';
import type { Place } from '../../../aws/session/place';
import { colorIds } from '../../../contributions';
import { visible } from '../../../directconnect/text';
import { nodeId } from '../node';
import type { Node } from '../node';

/** What is not permitted is no fault, nor is a list without a few of its rows: the others are shown, and these named. */
function iconOf(kind: FailureKind): ThemeIcon {
  const warning = new ThemeColor(colorIds.warning);
  if (kind === 'denied') return new ThemeIcon('lock', warning);
  if (kind === 'incomplete') return new ThemeIcon('warning', warning);
  return new ThemeIcon('error', new ThemeColor(colorIds.down));
}

/** A failure in the place of what it kept from being shown: its cause in plain words, and the way out. */
export class FailureNode implements Node {
  readonly id: string;

  /** @param which tells the failures of one place apart. */
  constructor(
    readonly parent: Node,
    readonly place: Place,
    readonly failure: Failure,
    which = '',
  ) {
    this.id = nodeId(place.profile, place.region, `!failure${which}`);
  }

  getTreeItem(): TreeItem {
    const { kind, message, advice, code, words } = this.failure;
    const item = new TreeItem(visible(message));
    item.id = this.id;
    item.contextValue = `failure.${kind}`;
    item.iconPath = iconOf(kind);
    item.description = advice;
    const answer =
      words && words !== message ? l10n.t('AWS answered {0}: {1}', code ?? '', words) : undefined;
    item.tooltip = [message, advice, answer].flatMap((line) => (line ? visible(line) : [])).join('\n');
    item.accessibilityInformation = { label: visible([message, advice].join(' ')) };
    return item;
  }
}
