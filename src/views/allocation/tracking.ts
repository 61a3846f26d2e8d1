import { askedIn } from '../../directconnect/allocation/newInterface';
import { isOtherAccount } from '../../aws/following/followed';
import type { AnySeen, Followed } from '../../aws/following/followed';
import type { Following } from '../../aws/following/following';
import type { InventoryStore } from '../../aws/inventory/store';
import { placeKey } from '../../aws/session/place';
import type { Place } from '../../aws/session/place';
import type { Session } from '../../aws/session/session';
import { Acceptance } from './acceptance';
import type { KnownAccounts } from './facts';
import { isSettled, lastSeen, ownerIn, sightingOf, withSighting } from './requestHistory';
import type { RequestHistory, Side } from './requestHistory';
import type { Acceptance as AcceptanceView } from './messages';
import type { Submission } from './submission';

/** What following a virtual interface needs from the rest of the form. */
export interface TrackingContext {
  readonly place: Place;
  readonly submission: Submission;
  /** Loads the code that follows resources. */
  loadFollowing(): Promise<Following>;
  readonly inventories: InventoryStore;
  readonly accounts: KnownAccounts;
  session(place: Place): Promise<Session>;
  /** Draws the current progress of the request. */
  showProgress(history: RequestHistory, ownerIsKnown: boolean): void;
  /** Draws the state of the acceptance; undefined while there is nothing to accept. */
  showAcceptance(view: AcceptanceView | undefined): void;
  readonly now: () => number;
}

/** Follows one virtual interface from both accounts, if both are accessible, until traffic can flow. */
export class Tracking {
  private acceptance: Acceptance | undefined;
  private ownerProfile: string | undefined;
  private visible = true;
  /** Set while it is followed. */
  private following: Following | undefined;
  private isStopped = false;
  private readonly onSeen = (seen: AnySeen) => void this.recordSeen(seen);
  /** One of the owner's profiles may be opened at any time. */
  private readonly onRead = () => void this.meetOwner();

  constructor(
    private readonly context: TrackingContext,
    readonly virtualInterfaceId: string,
  ) {}

  /** Starts, or continues after a reload. */
  async start(): Promise<void> {
    const history = this.context.submission.sent;
    const owner = history && ownerIn(history);
    if (!history || isSettled(history)) return;
    if (owner !== undefined) {
      this.acceptance = this.acceptanceFor(owner, history);
      this.ownerProfile = this.acceptance.profile;
      await this.findOwner();
    }
    this.show();
    if (lastSeen(history)?.state === 'confirming') await this.acceptance?.open();
    const following = await this.context.loadFollowing();
    // It may have been stopped meanwhile.
    if (this.isStopped) return;
    this.following = following;
    following.on('seen', this.onSeen);
    this.context.inventories.on('read', this.onRead);
    this.pollNow();
  }

  async acceptWith(profile: string): Promise<void> {
    const owner = this.context.submission.sent && ownerIn(this.context.submission.sent);
    await this.acceptance?.choose(profile);
    if ((await this.context.accounts.accountOf(profile)) !== owner) return;
    this.ownerProfile = profile;
    this.show();
    this.pollNow();
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
    if (visible === this.visible) return;
    this.visible = visible;
    this.pollNow();
  }

  stop(): void {
    this.isStopped = true;
    this.context.inventories.off('read', this.onRead);
    this.following?.off('seen', this.onSeen).watch(this, []);
    this.following = undefined;
  }

  private acceptanceFor(ownerAccount: string, history: RequestHistory): Acceptance {
    const { accounts, submission, now } = this.context;
    const context = {
      virtualInterfaceId: this.virtualInterfaceId,
      type: askedIn(history.request).type,
      ownerAccount,
      region: this.context.place.region,
      session: (place: Place) => this.context.session(place),
      profilesOf: (account: string) => accounts.profilesOf(account),
      accountOf: (profile: string) => accounts.accountOf(profile),
      verified: (profile: string) => accounts.verified(profile),
      note: (sent: RequestHistory['acceptance']) => {
        const { acceptance, ...rest } = submission.sent ?? history;
        return submission.learn(sent ? { ...rest, acceptance: sent } : rest);
      },
      show: (view: AcceptanceView) => this.context.showAcceptance(view),
      onAccepted: async (wasRefused: boolean) => {
        const { sent } = submission;
        const acceptanceRefused = wasRefused && { acceptanceRefused: true };
        if (sent) await submission.learn({ ...sent, acceptedAt: now(), ...acceptanceRefused });
        this.pollNow();
      },
      now,
    };
    return new Acceptance(context, history.acceptance);
  }

  private show(): void {
    const { sent } = this.context.submission;
    if (sent) this.context.showProgress(sent, this.ownerProfile !== undefined);
  }

  /** Looks for a profile of the owner's that the user has opened. True when one was found. */
  private async findOwner(): Promise<boolean> {
    const { sent } = this.context.submission;
    const owner = sent && ownerIn(sent);
    if (this.ownerProfile !== undefined || owner === undefined) return false;
    const [opened] = await this.context.accounts.openedOf(owner);
    this.ownerProfile ??= opened;
    return this.ownerProfile !== undefined;
  }

  private async meetOwner(): Promise<void> {
    if (!(await this.findOwner())) return;
    this.show();
    this.pollNow();
  }

  /** The places that it can be seen from, each with its account if that is known. */
  private sides(): readonly (readonly [Side, Place, string | undefined])[] {
    const { place, submission } = this.context;
    const { sent } = submission;
    const network = ['network', place, sent?.account] as const;
    if (this.ownerProfile === undefined) return [network];
    return [network, ['owner', { profile: this.ownerProfile, region: place.region }, sent && ownerIn(sent)]];
  }

  /** Has the virtual interface followed while the form is visible and there is something to wait for. */
  private watch(): void {
    const { sent } = this.context.submission;
    const isWatched = this.visible && sent && !isSettled(sent);
    const last = sent && lastSeen(sent);
    const followed = this.sides().map(([, place, account]): Followed => ({
      place,
      account,
      kind: 'virtualInterface',
      id: this.virtualInterfaceId,
      ...(last && { state: [last.state, last.bgpUp].join(' ') }),
    }));
    this.following?.watch(this, isWatched ? followed : []);
  }

  private pollNow(): void {
    this.watch();
    this.following?.pollNow(this);
  }

  /** Records what was seen from one account, or from both if they are the same. */
  private async recordSeen(seen: AnySeen): Promise<void> {
    if (seen.kind !== 'virtualInterface') return;
    const { place, account, asked, found } = seen;
    const { submission, now } = this.context;
    const { virtualInterfaceId } = this;
    const sides = this.sides().filter(
      ([, side, its]) => placeKey(side) === placeKey(place) && !isOtherAccount(its, account),
    );
    const before = submission.sent;
    if (!before || sides.length === 0 || !asked.has(virtualInterfaceId)) return;
    const listed = found.find((one) => one.virtualInterfaceId === virtualInterfaceId);
    const after = sides.reduce(
      (history, [side]) => withSighting(history, sightingOf(side, now(), listed)),
      before,
    );
    if (after !== before) {
      await submission.learn(after);
      await this.afterChange(after);
      if (isSettled(after)) this.stop();
      else this.watch();
    }
    await this.meetOwner();
  }

  private async afterChange(history: RequestHistory): Promise<void> {
    if (lastSeen(history)?.state === 'confirming') await this.acceptance?.open();
    else {
      await this.acceptance?.settle();
      this.acceptance = undefined;
      this.context.showAcceptance(undefined);
    }
    this.show();
  }
}
