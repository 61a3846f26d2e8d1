import * as l10n from '@vscode/l10n';
import { StatusBarAlignment, window } from 'vscode';
import type { Disposable, StatusBarItem } from 'vscode';
import * as commandIds from '../../ids/commandIds';
import type { Attention } from './attention';

/**
 * The number of down resources in the status bar, if enabled in the settings and once a region was read. A click shows
 * the next of them.
 */
export class StatusBar implements Disposable {
  private item: StatusBarItem | undefined;

  /** @param isOn the current value of the setting. */
  constructor(private readonly isOn: () => boolean) {}

  /** @param attention `undefined` while nothing was read. */
  show(attention: Attention | undefined): void {
    if (!this.isOn() || !attention) {
      this.dispose();
      return;
    }
    this.item ??= this.create();
    this.item.text = `$(plug) ${attention.label}`;
    const words = l10n.t('Direct Connect: {0}', attention.sentence);
    this.item.tooltip = words;
    this.item.accessibilityInformation = { label: words };
    this.item.show();
  }

  dispose(): void {
    this.item?.dispose();
    this.item = undefined;
  }

  private create(): StatusBarItem {
    const item = window.createStatusBarItem('down', StatusBarAlignment.Left);
    item.name = l10n.t('Direct Connect');
    item.command = commandIds.showWhatIsDown;
    return item;
  }
}
