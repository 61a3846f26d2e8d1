import { env } from 'vscode';
import type { ViewColumn } from 'vscode';
import type { Place } from '../../aws/session/place';
import type { AllocationDraft } from '../../directconnect/allocation/draft';
import type { KnownNetwork } from '../../directconnect/allocation/knownNetwork';
import { accountShown } from '../accountShown';
import type { AllocationHost } from './allocationHost';
import type { AllocationPlace } from './allocationPlace';
import { KnownAccounts } from './facts';
import { ownerIn } from './requestHistory';
import type { RequestHistory, HistoryStore } from './requestHistory';
import { versioned } from './messages';
import type { Progress, ToPage } from './messages';
import { ownerMessage } from './ownerMessage';
import { pickOwnerProfile } from './pickOwnerProfile';
import { progressOf } from './progress';
import { Submission } from './submission';
import type { SubmissionResult } from './submission';
import { Tracking } from './tracking';

/** Stores what a form has sent until nobody waits for it any more. */
function historyStoreOf(
  { memory }: AllocationHost,
  { profile, region, connectionId }: AllocationPlace,
): HistoryStore {
  const key = `history ${JSON.stringify([profile, region, connectionId])}`;
  return { get: () => memory.get<RequestHistory>(key), set: (history) => memory.update(key, history) };
}

/** One form's request from the moment it is sent: its result, its progress and its acceptance. */
export class RequestFlow {
  private readonly place: Place;
  private readonly accounts: KnownAccounts;
  private readonly submission: Submission;
  private tracking: Tracking | undefined;
  /** The account of the profile when the command was chosen, once it is known: nothing is sent in another one. */
  private account: string | undefined;
  /** The id that was already shown in the tree. */
  private shown: string | undefined;
  private visible = true;
  private closed = false;

  /**
   * @param post sends a message to the page, if it still exists.
   * @param columnBeside the column for a configuration, so that the page stays in view.
   */
  constructor(
    on: AllocationPlace,
    private readonly host: AllocationHost,
    private readonly post: (message: ToPage) => void,
    private readonly columnBeside: () => ViewColumn,
  ) {
    this.place = { profile: on.profile, region: on.region };
    this.accounts = new KnownAccounts(host);
    this.submission = new Submission(() => host.sessions.session(this.place), historyStoreOf(host, on));
    this.shown = this.submission.sent?.virtualInterfaceId;
  }

  get inDoubt(): boolean {
    return this.submission.inDoubt;
  }

  get sent(): RequestHistory | undefined {
    return this.submission.sent;
  }

  /** What to tell a restarted page about an earlier request; an unresolved one is checked first. */
  async earlierResult(): Promise<ToPage | undefined> {
    if (!this.submission.inDoubt) return this.submission.earlierResult();
    const result = await this.submission.checkAgain(true);
    this.show(result);
    return result.message;
  }

  /** Keeps the account that the form's facts belong to, unless one is kept. */
  async noteAccount(): Promise<void> {
    this.account ??= await accountShown(this.host, this.place);
  }

  /** Keeps the account that is known now: the command was chosen again, by somebody who sees that account. */
  async renewAccount(): Promise<void> {
    this.account = (await accountShown(this.host, this.place)) ?? this.account;
  }

  /** The progress of what was sent, for the page. */
  async progress(): Promise<Progress | undefined> {
    const owner = this.sent && ownerIn(this.sent);
    const opened = owner === undefined ? [] : await this.accounts.openedOf(owner);
    return this.sent && progressOf(this.sent, opened.length > 0, this.host.names());
  }

  async submit(draft: AllocationDraft, known: KnownNetwork): Promise<void> {
    const result = await this.submission.submit(draft, known, this.account);
    await this.tell(result);
    if (result.message.type === 'refused') await this.readAgain();
  }

  async checkAgain(): Promise<void> {
    await this.tell(await this.submission.checkAgain());
  }

  /** Stops waiting for whatever is in progress. It does not undo anything. */
  cancel(): void {
    this.submission.cancel();
    this.tracking?.cancelAcceptance();
  }

  openConfiguration(): void {
    const id = this.sent?.virtualInterfaceId;
    if (id) this.host.openConfiguration(this.place, id, { viewColumn: this.columnBeside() });
  }

  /** Finishes or abandons what was sent. */
  async forget(): Promise<void> {
    this.stop();
    this.shown = this.account = undefined;
    await this.submission.forget();
  }

  /** Follows what was created, unless it is already being followed. */
  async track(): Promise<void> {
    const id = this.sent?.virtualInterfaceId;
    if (!id || this.closed || this.tracking?.virtualInterfaceId === id) return;
    this.tracking = new Tracking(
      {
        place: this.place,
        submission: this.submission,
        loadFollowing: () => this.host.loadFollowing(),
        inventories: this.host.inventories,
        accounts: this.accounts,
        session: (place) => this.host.sessions.session(place),
        showProgress: (history, ownerIsKnown) =>
          this.post(
            versioned({ type: 'progress', progress: progressOf(history, ownerIsKnown, this.host.names()) }),
          ),
        showAcceptance: (acceptance) =>
          this.post(versioned({ type: 'acceptance', ...(acceptance && { acceptance }) })),
        now: Date.now,
      },
      id,
    );
    this.tracking.setVisible(this.visible);
    await this.tracking.start();
  }

  /** Reads the gateways of a profile of the owner's account; without a profile, asks for one. */
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

  /** The page is gone. A request in progress continues; nothing is followed any more. */
  close(): void {
    this.closed = true;
    this.stop();
  }

  /**
   * Reads the connection again after a refusal, which may come from what others have changed. What is new reaches the
   * page as any other change does. Nobody is asked for a code, and without an answer, the page keeps what it knows.
   */
  private async readAgain(): Promise<void> {
    const { inventories } = this.host;
    inventories.reread(this.place.region);
    await inventories.sweep(this.place, undefined, { wasAsked: false }).catch(() => undefined);
  }

  private stop(): void {
    this.tracking?.stop();
    this.tracking = undefined;
  }

  private async tell(result: SubmissionResult): Promise<void> {
    this.post(result.message);
    this.show(result);
    const progress = await this.progress();
    if (progress) this.post(versioned({ type: 'progress', progress }));
    await this.track();
  }

  /** Shows what was created, once, in the tree and as a configuration, even if the tab was closed meanwhile. */
  private show({ created }: SubmissionResult): void {
    const id = created?.virtualInterfaceId;
    if (!created || id === this.shown) return;
    this.shown = id;
    // The person is reading the outcome, and its next step is there.
    this.host.onCreated(this.place, created, { viewColumn: this.columnBeside(), preserveFocus: true });
  }
}
