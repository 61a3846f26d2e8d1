import type { InventoryStore } from '../../aws/inventory/store';
import type { Timer } from '../../aws/inventory/poller';
import type { Place } from '../../aws/session/place';
import type { Session } from '../../aws/session/session';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { Acceptance } from './acceptance';
import type { Accounts } from './facts';
import { Follow } from './follow';
import type { Look } from './follow';
import { isSettled, lastSeen, ownerIn, sightingOf, withSighting } from './journey';
import type { Journey, Side } from './journey';
import type { Acceptance as AcceptanceView } from './messages';
import type { Submission } from './submission';

/** What following a virtual interface needs of the rest of the form. */
export interface TrackingNeeds {
  readonly place: Place;
  readonly submission: Submission;
  readonly inventories: InventoryStore;
  readonly accounts: Accounts;
  session(place: Place): Promise<Session>;
  /** Draws what is known of the journey now. */
  showProgress(journey: Journey, ownerIsKnown: boolean): void;
  /** Draws how the acceptance stands; none while there is nothing to accept. */
  showAcceptance(view: AcceptanceView | undefined): void;
  readonly timer?: Timer;
  readonly now: () => number;
}

/** Follows one virtual interface from both accounts, as far as both can be seen, until traffic can flow. */
export class Tracking {
  private readonly follow: Follow;
  private acceptance: Acceptance | undefined;
  private ownerProfile: string | undefined;

  constructor(
    private readonly needs: TrackingNeeds,
    readonly virtualInterfaceId: string,
  ) {
    this.follow = new Follow((signal) => this.look(signal), needs.timer);
  }

  /** Begins, or goes on after a reload. */
  async start(): Promise<void> {
    const journey = this.needs.submission.sent;
    const owner = journey && ownerIn(journey);
    if (!journey || isSettled(journey)) return;
    if (owner !== undefined) {
      this.acceptance = this.acceptanceFor(owner, journey);
      this.ownerProfile = this.acceptance.profile;
      await this.findOwner();
    }
    this.show();
    if (lastSeen(journey)?.state === 'confirming') await this.acceptance?.open();
    this.follow.start();
  }

  async acceptWith(profile: string): Promise<void> {
    const owner = this.needs.submission.sent && ownerIn(this.needs.submission.sent);
    await this.acceptance?.choose(profile);
    if ((await this.needs.accounts.accountOf(profile)) !== owner) return;
    this.ownerProfile = profile;
    this.show();
    this.follow.now();
  }

  async accept(gateway: string): Promise<void> {
    await this.acceptance?.accept(gateway);
  }

  async checkAcceptance(): Promise<void> {
    await this.acceptance?.checkAgain();
  }

  async forgetAcceptance(): Promise<void> {
    await this.acceptance?.forget();
  }

  cancelAcceptance(): void {
    this.acceptance?.cancel();
  }

  setVisible(visible: boolean): void {
    this.follow.setVisible(visible);
  }

  stop(): void {
    this.follow.stop();
  }

  private acceptanceFor(ownerAccount: string, journey: Journey): Acceptance {
    const { accounts, submission, now } = this.needs;
    const needs = {
      virtualInterfaceId: this.virtualInterfaceId,
      ownerAccount,
      region: this.needs.place.region,
      session: (place: Place) => this.needs.session(place),
      profilesOf: (account: string) => accounts.profilesOf(account),
      accountOf: (profile: string) => accounts.accountOf(profile),
      note: (sent: Journey['acceptance']) => {
        const { acceptance, ...rest } = submission.sent ?? journey;
        return submission.learn(sent ? { ...rest, acceptance: sent } : rest);
      },
      show: (view: AcceptanceView) => this.needs.showAcceptance(view),
      onAccepted: async (wasRefused: boolean) => {
        const { sent } = submission;
        const acceptanceRefused = wasRefused && { acceptanceRefused: true };
        if (sent) await submission.learn({ ...sent, acceptedAt: now(), ...acceptanceRefused });
        this.follow.now();
      },
      now,
    };
    return new Acceptance(needs, journey.acceptance);
  }

  private show(): void {
    const { sent } = this.needs.submission;
    if (sent) this.needs.showProgress(sent, this.ownerProfile !== undefined);
  }

  /** One of the owner's profiles may be opened at any time. True when one was found. */
  private async findOwner(): Promise<boolean> {
    const { sent } = this.needs.submission;
    const owner = sent && ownerIn(sent);
    if (this.ownerProfile !== undefined || owner === undefined) return false;
    const [opened] = await this.needs.accounts.openedOf(owner);
    this.ownerProfile ??= opened;
    return this.ownerProfile !== undefined;
  }

  private async look(signal: AbortSignal): Promise<Look> {
    const { place } = this.needs;
    if (await this.findOwner()) this.show();
    const before = this.needs.submission.sent;
    const sides: [Side, string | undefined][] = [
      ['network', place.profile],
      ['owner', this.ownerProfile],
    ];
    const looked = sides.flatMap(([side, profile]) =>
      profile === undefined ? [] : [this.see(side, { profile, region: place.region }, signal)],
    );
    await Promise.all(looked);
    const after = this.needs.submission.sent;
    if (!after || signal.aborted) return 'settled';
    if (after === before) return 'same';
    await this.noticed(after);
    return isSettled(after) ? 'settled' : 'changed';
  }

  /** Looks from one side. What keeps it from being seen is said where that place is read as a whole. */
  private async see(side: Side, place: Place, signal: AbortSignal): Promise<void> {
    const { submission, inventories, now } = this.needs;
    const { virtualInterfaceId } = this;
    let found: VirtualInterface[];
    try {
      const { background } = await this.needs.session(place);
      const all = await background.virtualInterfaces({ virtualInterfaceId }, signal);
      found = all.filter((one) => one.virtualInterfaceId === virtualInterfaceId);
    } catch {
      return;
    }
    if (signal.aborted || !submission.sent) return;
    const seen = withSighting(submission.sent, sightingOf(side, now(), found[0]));
    if (seen === submission.sent) return;
    await submission.learn(seen);
    inventories.take(place, new Set([virtualInterfaceId]), found);
  }

  private async noticed(journey: Journey): Promise<void> {
    if (lastSeen(journey)?.state === 'confirming') await this.acceptance?.open();
    else {
      await this.acceptance?.settle();
      this.acceptance = undefined;
      this.needs.showAcceptance(undefined);
    }
    this.show();
  }
}
