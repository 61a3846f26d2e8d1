import * as l10n from '@vscode/l10n';
import { StatusBarAlignment, window } from 'vscode';
import type { Disposable, StatusBarItem } from 'vscode';
import { VIEW } from '../../contributions';
import { unwellLabel, unwellSentence } from './badge';
import type { UnwellCount } from './badge';

/**
 * How much is down, in the status bar, for one who asked for it in the settings, once a region was read. A click shows
 * the view.
 */
export class StatusBar implements Disposable {
  private item: StatusBarItem | undefined;

  /** @param isOn what the setting says now. */
  constructor(private readonly isOn: () => boolean) {}

  /** @param count `undefined` while nothing was read. */
  show(count: UnwellCount | undefined): void {
    if (!this.isOn() || !count) {
      this.dispose();
      return;
    }
    this.item ??= this.create();
    this.item.text = `$(plug) ${unwellLabel(count)}`;
    const words = l10n.t('Direct Connect: {0}', unwellSentence(count));
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
    item.command = `${VIEW}.focus`;
    return item;
  }
}
