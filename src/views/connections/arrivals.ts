import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import type { Failure } from '../../aws/failure';
import type { AnyArrival, Arrival, AwaitedResource } from '../../aws/following/followed';
import type { Following } from '../../aws/following/following';
import type { ProfileStore } from '../../aws/profiles/profileStore';
import type { Place } from '../../aws/session/place';
import { statusWords } from '../../directconnect/failover/tests';
import type { FailoverTest } from '../../directconnect/failover/tests';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { inert } from '../inert';
import { changeWords } from './changeWords';

/** What notifications of arrivals need from the rest of the extension. */
export interface ArrivalsContext {
  /** Loads the code that follows resources in transition. */
  loadFollowing(): Promise<Following>;
  readonly profiles: Pick<ProfileStore, 'get'>;
  /** Shows the resource of a notification, when the user clicks its button. */
  open(place: Place, virtualInterfaceId: string): void;
  /** The name of a virtual interface, or its id. */
  nameOf(place: Place, virtualInterfaceId: string): string;
  /** The account that the resources of a place are in, if it can be found out. */
  accountOf(place: Place): Promise<string | undefined>;
  /** Says what the state of a virtual interface means, in a sentence. */
  meaningOf(virtualInterface: VirtualInterface): Promise<string>;
}

/**
 * Notifies the user once a virtual interface that they allocated has reached a lasting state, or a failover test that
 * they started has ended.
 */
export class Arrivals {
  /** @param tell shows a notification with buttons, and gives the button that was chosen. */
  constructor(
    private readonly context: ArrivalsContext,
    private readonly tell: (text: string, ...buttons: string[]) => Thenable<string | undefined> = (
      text,
      ...buttons
    ) => window.showInformationMessage(text, ...buttons),
  ) {}

  /**
   * Waits for a virtual interface that was just created. One on the local endpoint is gone after a reload of the
   * window.
   */
  async await(
    place: Place,
    { virtualInterfaceId: id = '', virtualInterfaceState }: VirtualInterface,
  ): Promise<void> {
    const following = await this.context.loadFollowing();
    const { origin } = await this.context.profiles.get(place.profile);
    const state = virtualInterfaceState ?? 'requested';
    const account = await this.context.accountOf(place);
    const isKept = origin.kind !== 'memory';
    following.await({ place, kind: 'virtualInterface', id, account, state, isKept });
  }

  /** Waits for the end of a failover test that the user just started. */
  async awaitTest(place: Place, id: string, { testId: occurrence }: FailoverTest): Promise<void> {
    const following = await this.context.loadFollowing();
    const { origin } = await this.context.profiles.get(place.profile);
    const account = await this.context.accountOf(place);
    const isKept = origin.kind !== 'memory';
    following.await({ place, kind: 'failoverTest', id, account, occurrence, state: 'running', isKept });
  }

  /** Stops waiting for the end of a failover test, since the user stopped it. */
  async forgetTest(place: Place, id: string): Promise<void> {
    (await this.context.loadFollowing()).forget({ place, kind: 'failoverTest', id });
  }

  /** Shows the notification of an arrival. Resolves when it is closed. */
  async notify(arrival: AnyArrival): Promise<void> {
    const show = l10n.t('Show');
    const { place, resource } = arrival;
    const words =
      arrival.kind === 'virtualInterface' ? await this.wordsOf(arrival) : this.wordsOfTest(arrival);
    const picked = await this.tell(inert(words), show);
    if (picked === show) this.context.open(place, resource.virtualInterfaceId ?? '');
  }

  /** Says that a resource can't be followed, since its profile belongs to another account. */
  async notifyLost({ place, id, account = '' }: AwaitedResource, { message }: Failure): Promise<void> {
    const name = this.context.nameOf(place, id);
    const words = l10n.t(
      '{0} You will be notified about {1} once the profile uses account {2} again.',
      message,
      name,
      account,
    );
    await this.tell(inert(words));
  }

  private async wordsOf({ resource, from, to }: Arrival<'virtualInterface'>): Promise<string> {
    const meaning = await this.context.meaningOf(resource);
    return `${changeWords({ virtualInterface: resource, from, to })}. ${meaning}`;
  }

  private wordsOfTest({ place, resource }: Arrival<'failoverTest'>): string {
    const name = this.context.nameOf(place, resource.virtualInterfaceId ?? '');
    return l10n.t('The failover test of {0} has ended: {1}.', name, statusWords(resource, Date.now()));
  }
}
