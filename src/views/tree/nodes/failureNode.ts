import * as l10n from '@vscode/l10n';
import { ThemeColor, ThemeIcon, TreeItem } from 'vscode';
import type { Failure, FailureKind } from '../../../aws/failure';
import type { Place } from '../../../aws/session/place';
import * as colorIds from '../../../ids/colorIds';
import * as commandIds from '../../../ids/commandIds';
import { visible } from '../../../directconnect/text';
import { idBelow } from '../node';
import type { Node } from '../node';

/** A row that invites the user to do something, instead of reporting an error. */
interface Invitation {
  readonly label: string;
  readonly icon: string;
  /** What a click or Enter runs, with the row. */
  readonly command: string;
  /** What else the row says. */
  readonly description: string | undefined;
}

function invitationOf({ kind, message, words }: Failure): Invitation | undefined {
  switch (kind) {
    case 'signIn':
      return {
        label: l10n.t('Sign in to AWS'),
        icon: 'sign-in',
        command: commandIds.signIn,
        description: l10n.t('opens the browser'),
      };
    case 'mfa':
      return {
        label: l10n.t('Enter an MFA code'),
        icon: 'key',
        command: commandIds.retry,
        // Why the last code was rejected.
        description: words && message,
      };
    default:
      return undefined;
  }
}

/** A missing permission or an incomplete list is a warning, not an error. */
function iconOf(kind: FailureKind): ThemeIcon {
  const warning = new ThemeColor(colorIds.warning);
  if (kind === 'denied') return new ThemeIcon('lock', warning);
  if (kind === 'incomplete') return new ThemeIcon('warning', warning);
  return new ThemeIcon('error', new ThemeColor(colorIds.down));
}

/**
 * Shown instead of what could not be read: the cause in plain words, and what to do. Where the user only has to sign in,
 * a click does it.
 */
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
    const invitation = invitationOf(this.failure);
    const item = new TreeItem(invitation?.label ?? visible(message));
    item.id = this.id;
    item.contextValue = `failure.${kind}`;
    const answer =
      words && words !== message ? l10n.t('AWS answered {0}: {1}', code ?? '', words) : undefined;
    item.tooltip = [message, advice, answer].flatMap((line) => (line ? visible(line) : [])).join('\n');
    if (invitation) {
      const { label, icon, command, description } = invitation;
      item.iconPath = new ThemeIcon(icon, new ThemeColor('textLink.foreground'));
      if (description) item.description = visible(description);
      item.command = { command, title: label, arguments: [this] };
      item.accessibilityInformation = { label: visible([label, description].filter(Boolean).join(', ')) };
    } else {
      item.iconPath = iconOf(kind);
      item.description = advice;
      item.accessibilityInformation = { label: visible([message, advice].join(' ')) };
    }
    return item;
  }
}
