import * as l10n from '@vscode/l10n';
import { ThemeColor, ThemeIcon, TreeItem } from 'vscode';
import type { Failure } from '../../../aws/failures';
import type { Place } from '../../../aws/place';
import { colorIds } from '../../../contributions';
import { visible } from '../../../directconnect/text';
import { nodeId } from '../node';
import type { Node } from '../node';

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
    // What is not permitted is no fault: the other lists are shown, and this one is named.
    item.iconPath =
      kind === 'denied'
        ? new ThemeIcon('lock', new ThemeColor(colorIds.warning))
        : new ThemeIcon('error', new ThemeColor(colorIds.down));
    item.description = advice;
    const answer =
      words && words !== message ? l10n.t('AWS answered {0}: {1}', code ?? '', words) : undefined;
    item.tooltip = [message, advice, answer].flatMap((line) => (line ? visible(line) : [])).join('\n');
    item.accessibilityInformation = { label: visible([message, advice].join(' ')) };
    return item;
  }
}
