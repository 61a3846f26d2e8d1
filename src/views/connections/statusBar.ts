import * as l10n from '@vscode/l10n';
import { StatusBarAlignment, window } from 'vscode';
import type { Disposable, StatusBarItem } from 'vscode';
import { VIEW } from '../../contributions';

/** How much is down, in the status bar, for one who asked for it in the settings. A click shows the view. */
export class StatusBar implements Disposable {
  private item: StatusBarItem | undefined;

  /** @param isOn what the setting says now. */
  constructor(private readonly isOn: () => boolean) {}

  show(down: number): void {
    if (!this.isOn()) {
      this.dispose();
      return;
    }
    this.item ??= this.create();
    this.item.text = `$(plug) ${l10n.t('{0} down', down)}`;
    const words =
      down === 1
        ? l10n.t('Direct Connect: 1 connection, LAG or virtual interface is down in the regions opened')
        : l10n.t(
            'Direct Connect: {0} connections, LAGs or virtual interfaces are down in the regions opened',
            down,
          );
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
