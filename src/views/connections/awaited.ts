import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import type { Place } from '../../aws/place';
import type { StateChange } from '../../directconnect/changes';
import { virtualInterfaceHealth } from '../../directconnect/health';
import { isTransitional } from '../../directconnect/states';
import { inert } from '../inert';
import { changeWords } from './changeWords';

/**
 * The virtual interfaces that this user has allocated and is waiting for: of these alone a change of state is notified,
 * once it has come to where it stays.
 */
export class AwaitedVirtualInterfaces {
  private readonly ids = new Set<string>();

  /**
   * @param open shows the virtual interface of the notification, when the user asks.
   * @param tell shows a notification with a button, and gives the button that was chosen.
   */
  constructor(
    private readonly open: (place: Place, virtualInterfaceId: string) => void,
    private readonly tell: (text: string, button: string) => Thenable<string | undefined> = (text, button) =>
      window.showInformationMessage(text, button),
  ) {}

  await(virtualInterfaceId: string): void {
    this.ids.add(virtualInterfaceId);
  }

  /** Notifies of those that have come to where they stay. */
  hear(place: Place, changes: readonly StateChange[]): void {
    for (const change of changes) {
      const id = change.virtualInterface.virtualInterfaceId ?? '';
      if (isTransitional(change.to) || !this.ids.delete(id)) continue;
      void this.notify(place, id, change);
    }
  }

  private async notify(place: Place, id: string, change: StateChange): Promise<void> {
    const show = l10n.t('Show');
    const { meaning } = virtualInterfaceHealth(change.virtualInterface);
    const picked = await this.tell(inert(`${changeWords(change)}. ${meaning}`), show);
    if (picked === show) this.open(place, id);
  }
}
