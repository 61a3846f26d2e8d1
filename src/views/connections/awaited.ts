import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import type { Place } from '../../aws/session/place';
import type { StateChange } from '../../directconnect/resources/changes';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { isTransitional } from '../../directconnect/resources/states';
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
   * @param meaningOf says what the state of a virtual interface means, in a sentence.
   * @param tell shows a notification with a button, and gives the button that was chosen.
   */
  constructor(
    private readonly open: (place: Place, virtualInterfaceId: string) => void,
    private readonly meaningOf: (virtualInterface: VirtualInterface) => Promise<string>,
    private readonly tell: (text: string, button: string) => Thenable<string | undefined> = (text, button) =>
      window.showInformationMessage(text, button),
  ) {}

  await(virtualInterfaceId: string): void {
    this.ids.add(virtualInterfaceId);
  }

  /** Notifies of those that have come to where they stay, until the notifications are gone. */
  async hear(place: Place, changes: readonly StateChange[]): Promise<void> {
    const arrived = changes.filter(
      ({ to, virtualInterface: { virtualInterfaceId = '' } }) =>
        !isTransitional(to) && this.ids.delete(virtualInterfaceId),
    );
    await Promise.all(arrived.map((change) => this.notify(place, change)));
  }

  private async notify(place: Place, change: StateChange): Promise<void> {
    const show = l10n.t('Show');
    const meaning = await this.meaningOf(change.virtualInterface);
    const picked = await this.tell(inert(`${changeWords(change)}. ${meaning}`), show);
    if (picked === show) this.open(place, change.virtualInterface.virtualInterfaceId ?? '');
  }
}
