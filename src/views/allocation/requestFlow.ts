import { env } from 'vscode';
import type { Place } from '../../aws/session/place';
import type { AllocationDraft } from '../../directconnect/allocation/draft';
import type { KnownNetwork } from '../../directconnect/allocation/knownNetwork';
import type { AllocationHost, AllocationPlace } from './allocationHost';
import { Accounts } from './facts';
import { ownerIn } from './journey';
import type { Journey, JourneyStore } from './journey';
import { versioned } from './messages';
import type { Progress, ToPage } from './messages';
import { ownerMessage } from './ownerMessage';
import { pickOwnerProfile } from './pickOwnerProfile';
import { progressOf } from './progress';
import { Submission } from './submission';
import type { Verdict } from './submission';
import { Tracking } from './tracking';

/** The place in memory for what a form has sent, until nobody waits for it any more. */
function journeysOf(
  { memory }: AllocationHost,
  { profile, region, connectionId }: AllocationPlace,
): JourneyStore {
  const key = `journey ${JSON.stringify([profile, region, connectionId])}`;
  return { get: () => memory.get<Journey>(key), set: (journey) => memory.update(key, journey) };
}

/** One form's request from the moment it is sent: its verdict, what becomes of it, and its acceptance. */
export class RequestFlow {
  private readonly place: Place;
  private readonly accounts: Accounts;
  private readonly submission: Submission;
  private tracking: Tracking | undefined;
  /** The id that was shown in the tree already. */
  private shown: string | undefined;
  private visible = true;
  private closed = false;

  /** @param post tells the page, as long as it is there. */
  constructor(
    on: AllocationPlace,
    private readonly host: AllocationHost,
    private readonly post: (message: ToPage) => void,
  ) {
    this.place = { profile: on.profile, region: on.region };
    this.accounts = new Accounts(host);
    this.submission = new Submission(() => host.sessions.session(this.place), journeysOf(host, on));
    this.shown = this.submission.sent?.virtualInterfaceId;
  }

  get inDoubt(): boolean {
    return this.submission.inDoubt;
  }

  get sent(): Journey | undefined {
    return this.submission.sent;
  }

  /** What a page that was started again is to be told of what was sent before; a doubt is looked into first. */
  async standing(): Promise<ToPage | undefined> {
    if (!this.submission.inDoubt) return this.submission.standing();
    const verdict = await this.submission.checkAgain(true);
    this.show(verdict);
    return verdict.message;
  }

  /** What the page is told of what was sent. */
  async progress(): Promise<Progress | undefined> {
    const owner = this.sent && ownerIn(this.sent);
    const opened = owner === undefined ? [] : await this.accounts.openedOf(owner);
    return this.sent && progressOf(this.sent, opened.length > 0);
  }

  async submit(draft: AllocationDraft, known: KnownNetwork): Promise<void> {
    await this.tell(await this.submission.submit(draft, known));
  }

  async checkAgain(): Promise<void> {
    await this.tell(await this.submission.checkAgain());
  }

  /** Stops the waiting for whatever is under way. It takes nothing back. */
  cancel(): void {
    this.submission.cancel();
    this.tracking?.cancelAcceptance();
  }

  openConfiguration(): void {
    const id = this.sent?.virtualInterfaceId;
    if (id) this.host.openConfiguration(this.place, id);
  }

  /** What was sent is done with, or given up. */
  async forget(): Promise<void> {
    this.stop();
    this.shown = undefined;
    await this.submission.forget();
  }

  /** Follows what was created, if it is not followed already. */
  async track(): Promise<void> {
    const id = this.sent?.virtualInterfaceId;
    if (!id || this.closed || this.tracking?.virtualInterfaceId === id) return;
    this.tracking = new Tracking(
      {
        place: this.place,
        submission: this.submission,
        inventories: this.host.inventories,
        accounts: this.accounts,
        session: (place) => this.host.sessions.session(place),
        showProgress: (journey, ownerIsKnown) =>
          this.post(versioned({ type: 'progress', progress: progressOf(journey, ownerIsKnown) })),
        showAcceptance: (acceptance) =>
          this.post(versioned({ type: 'acceptance', ...(acceptance && { acceptance }) })),
        now: Date.now,
      },
      id,
    );
    this.tracking.setVisible(this.visible);
    await this.tracking.start();
  }

  /** Reads the gateways of a profile of the owner's; without one, asks for it. */
  async acceptWith(profile: string | undefined): Promise<void> {
    const chosen = profile ?? (await pickOwnerProfile(this.host.profiles));
    if (chosen !== undefined) await this.tracking?.acceptWith(chosen);
  }

  async accept(gateway: string): Promise<void> {
    await this.tracking?.accept(gateway);
  }

  async checkAcceptance(): Promise<void> {
    await this.tracking?.checkAcceptance();
  }

  async forgetAcceptance(): Promise<void> {
    await this.tracking?.forgetAcceptance();
  }

  async copyOwnerMessage(): Promise<void> {
    if (this.sent) await env.clipboard.writeText(ownerMessage(this.sent, this.place.region));
  }

  setVisible(visible: boolean): void {
    this.visible = visible;
    this.tracking?.setVisible(visible);
  }

  /** The page is gone. What is on its way goes on; nothing is followed any more. */
  close(): void {
    this.closed = true;
    this.stop();
  }

  private stop(): void {
    this.tracking?.stop();
    this.tracking = undefined;
  }

  private async tell(verdict: Verdict): Promise<void> {
    this.post(verdict.message);
    this.show(verdict);
    const progress = await this.progress();
    if (progress) this.post(versioned({ type: 'progress', progress }));
    void this.track();
  }

  /** Shows what was created, once, in the tree and as a configuration: even when the tab was closed meanwhile. */
  private show({ created }: Verdict): void {
    const id = created?.virtualInterfaceId;
    if (!created || id === this.shown) return;
    this.shown = id;
    this.host.onCreated(this.place, created);
  }
}
