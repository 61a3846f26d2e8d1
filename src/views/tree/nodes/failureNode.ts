import * as l10n from '@vscode/l10n';
import { ThemeColor, ThemeIcon, TreeItem } from 'vscode';
import type { Failure, FailureKind } from '../../../aws/failure';
import type { Place } from '../../../aws/session/place';
import * as colorIds from '../../../ids/colorIds';
import { visible } from '../../../directconnect/text';
import { idBelow } from '../node';
import type { Node } from '../node';

/** A missing permission or an incomplete list is a warning, not an error. */
function iconOf(kind: FailureKind): ThemeIcon {
  const warning = new ThemeColor(colorIds.warning);
  if (kind === 'denied') return new ThemeIcon('lock', warning);
  if (kind === 'incomplete') return new ThemeIcon('warning', warning);
  return new ThemeIcon('error', new ThemeColor(colorIds.down));
}

/** Shown instead of what could not be read: the cause in plain words, and what to do. */
export class FailureNode implements Node {
  readonly id: string;
  readonly place: Place | undefined;

  /**
   * @param parent `undefined` at the root.
   * @param which distinguishes several failures below one row.
   */
  constructor(
    readonly parent: Node | undefined,
    readonly failure: Failure,
    which = '',
  ) {
    this.id = idBelow(parent, `!failure${which}`);
    this.place = parent?.place;
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
