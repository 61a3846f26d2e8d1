import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import type { Arrival } from '../../aws/following/followed';
import type { Following } from '../../aws/following/following';
import type { ProfileStore } from '../../aws/profiles/profileStore';
import type { Place } from '../../aws/session/place';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { inert } from '../inert';
import { changeWords } from './changeWords';

/** What notifications of arrivals need of the rest of the house. */
export interface ArrivalNeeds {
  /** Loads what follows resources that are on their way. */
  loadFollowing(): Promise<Following>;
  readonly profiles: Pick<ProfileStore, 'get'>;
  /** Shows the resource of a notification, when the user asks. */
  open(place: Place, virtualInterfaceId: string): void;
  /** Says what the state of a virtual interface means, in a sentence. */
  meaningOf(virtualInterface: VirtualInterface): Promise<string>;
}

/**
 * Notifies of the virtual interfaces that this user has allocated, and of no others, once each has come to where it
 * stays.
 */
export class Arrivals {
  /** @param tell shows a notification with a button, and gives the button that was chosen. */
  constructor(
    private readonly needs: ArrivalNeeds,
    private readonly tell: (text: string, button: string) => Thenable<string | undefined> = (text, button) =>
      window.showInformationMessage(text, button),
  ) {}

  /** Awaits what was created just now. What the local endpoint holds is gone after a reload of the window. */
  async await(
    place: Place,
    { virtualInterfaceId: id = '', virtualInterfaceState }: VirtualInterface,
  ): Promise<void> {
    const following = await this.needs.loadFollowing();
    const { origin } = await this.needs.profiles.get(place.profile);
    const state = virtualInterfaceState ?? 'requested';
    following.await({ place, kind: 'virtualInterface', id, state, isKept: origin.kind !== 'memory' });
  }

  /** Notifies of one, until the notification is gone. */
  async notify({ place, resource: virtualInterface, from, to }: Arrival): Promise<void> {
    const show = l10n.t('Show');
    const meaning = await this.needs.meaningOf(virtualInterface);
    const words = changeWords({ virtualInterface, from, to });
    const picked = await this.tell(inert(`${words}. ${meaning}`), show);
    if (picked === show) this.needs.open(place, virtualInterface.virtualInterfaceId ?? '');
  }
}
