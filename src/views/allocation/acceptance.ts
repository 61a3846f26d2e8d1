import * as l10n from '@vscode/l10n';
import { toFailure } from '../../aws/failures';
import type { Failure } from '../../aws/failures';
import type { Place } from '../../aws/session/place';
import type { ConfirmationOutcome, Gateway, GatewayChoice, Session } from '../../aws/session/session';
import { gatewayLabel } from './gatewayLabel';
import type { SentAcceptance } from './journey';
import type { Acceptance as AcceptanceView } from './messages';

/** What accepting needs of the rest of the form. */
export interface AcceptanceNeeds {
  readonly virtualInterfaceId: string;
  readonly ownerAccount: string;
  readonly region: string;
  session(place: Place): Promise<Session>;
  /** Profiles that are known to be of an account. */
  profilesOf(account: string): Promise<readonly string[]>;
  /** The account of a profile, as far as it can be known. */
  accountOf(profile: string): Promise<string | undefined>;
  /** Notes what is being accepted before it is sent, or that nothing is any more. */
  note(sent: SentAcceptance | undefined): PromiseLike<void>;
  /** Draws it anew. */
  show(view: AcceptanceView): void;
  /** It was accepted: it is worth a look. @param wasRefused true when an answer said otherwise. */
  onAccepted(wasRefused: boolean): PromiseLike<void>;
  readonly now: () => number;
}

type View = Omit<AcceptanceView, 'ownerAccount' | 'profiles'>;

/** Whoever stopped the waiting knows that; what has to be said is that it undoes nothing. */
const waitingEnded = ({ kind, message }: Failure) =>
  kind === 'cancelled' ? l10n.t('You stopped waiting, which does not undo the request.') : message;

const inWords = ({ message, advice }: Failure) => `${message} ${advice}`;

/**
 * The acceptance of one virtual interface in its owner's account, with one of the user's own profiles. It is sent once;
 * while the outcome is unknown, it only looks.
 */
export class Acceptance {
  private profiles: readonly string[] = [];
  private gateways: readonly Gateway[] = [];
  private view: View;
  private sent: SentAcceptance | undefined;
  /** The answer that said no, while it is not known whether that is true. */
  private refusal: Failure | undefined;
  private waiting = new AbortController();

  /** @param sent what was sent before a reload, and is in doubt. */
  constructor(
    private readonly needs: AcceptanceNeeds,
    sent: SentAcceptance | undefined,
  ) {
    this.sent = sent;
    this.view = sent
      ? {
          profile: sent.profile,
          gateway: sent.gateway.id,
          outcome: { type: 'unknown', message: l10n.t('The window was reloaded before the answer came.') },
        }
      : {};
  }

  /** The profile that sees the virtual interface as its owner does, when one was chosen. */
  get profile(): string | undefined {
    return this.view.profile;
  }

  async open(): Promise<void> {
    this.profiles = await this.needs.profilesOf(this.needs.ownerAccount);
    this.draw({});
  }

  /** Reads the gateways of a profile, once it is seen that it is one of the owner's account. */
  async choose(profile: string): Promise<void> {
    if (this.view.waiting || this.sent) return;
    this.gateways = [];
    this.view = { profile, gateways: { reading: true, items: [] } };
    this.draw({});
    const notice = await this.readGateways(profile);
    const items = this.gateways.map((gateway) => ({ id: gateway.id, label: gatewayLabel(gateway) }));
    this.draw({ gateways: { reading: false, items, ...(notice && { notice }) } });
  }

  /** Accepts for one of the gateways that were read. */
  async accept(id: string): Promise<void> {
    const gateway = this.gateways.find((one) => one.id === id);
    const { profile } = this.view;
    if (!gateway || profile === undefined || this.view.waiting || this.sent) return;
    const chosen: GatewayChoice = { kind: gateway.kind, id };
    const sent = { profile, gateway: chosen, sentAt: this.needs.now() };
    const { outcome, ...rest } = this.view;
    this.view = { ...rest, gateway: id, waiting: 'confirm' };
    this.draw({});
    this.waiting = new AbortController();
    try {
      const session = await this.session(profile);
      this.sent = sent;
      await this.needs.note(sent);
      await this.take(await session.confirm(this.needs.virtualInterfaceId, chosen, this.waiting.signal));
    } catch (error) {
      await this.take({ kind: 'notSent', failure: toFailure(error, 'ConfirmPrivateVirtualInterface') });
    }
  }

  /** Stops the waiting for whatever is under way. It takes nothing back. */
  cancel(): void {
    this.waiting.abort();
  }

  /** Looks whether what is in doubt has come about. */
  async checkAgain(): Promise<void> {
    const { sent } = this;
    if (!sent || this.view.waiting) return;
    this.draw({ waiting: 'check' });
    this.waiting = new AbortController();
    const { virtualInterfaceId } = this.needs;
    let cause = l10n.t('It is still waiting to be accepted.');
    try {
      const session = await this.session(sent.profile);
      const state = await session.lookForAccepted(virtualInterfaceId, sent.gateway, this.waiting.signal);
      if (state !== undefined) {
        await this.take({ kind: 'accepted', state, ...(this.refusal && { refusal: this.refusal }) });
        return;
      }
      // AWS said no, and a look finds it waiting.
      if (this.refusal) {
        await this.take({ kind: 'refused', failure: this.refusal });
        return;
      }
    } catch (error) {
      cause = waitingEnded(toFailure(error, 'DescribeVirtualInterfaces'));
    }
    this.doubt(cause);
  }

  /** Gives up what is in doubt: the user says that it did not come about, and may accept anew. */
  async forget(): Promise<void> {
    if (this.view.waiting || !this.sent) return;
    await this.settle();
    this.view = {};
    this.draw({});
  }

  /** It was seen to wait no longer, so nothing is in doubt any more. */
  async settle(): Promise<void> {
    this.refusal = undefined;
    if (!this.sent) return;
    this.sent = undefined;
    await this.needs.note(undefined);
  }

  private async readGateways(profile: string): Promise<string | undefined> {
    const { ownerAccount, region } = this.needs;
    try {
      const account = await this.needs.accountOf(profile);
      if (account !== undefined && account !== ownerAccount) {
        return l10n.t(
          'Profile {0} is of account {1}, and the virtual interface waits for {2}. Choose another profile.',
          profile,
          account,
          ownerAccount,
        );
      }
      const session = await this.session(profile);
      const { gateways, failure } = await session.gateways();
      this.gateways = gateways;
      if (failure) return inWords(failure);
      return gateways.length > 0
        ? undefined
        : l10n.t(
            'Account {0} has no gateway in {1}. Create one there, then choose the profile again.',
            ownerAccount,
            region,
          );
    } catch (error) {
      return inWords(toFailure(error, 'DescribeVirtualGateways'));
    }
  }

  private session(profile: string): Promise<Session> {
    return this.needs.session({ profile, region: this.needs.region });
  }

  private async take(outcome: ConfirmationOutcome): Promise<void> {
    if (outcome.kind === 'unknown') {
      this.doubt(waitingEnded(outcome.failure));
      return;
    }
    if (outcome.kind === 'unchecked') {
      this.refusal = outcome.failure;
      this.doubt('');
      return;
    }
    await this.settle();
    const { waiting, outcome: before, ...rest } = this.view;
    this.view = rest;
    if (outcome.kind === 'accepted') {
      await this.needs.onAccepted(outcome.refusal !== undefined);
      return;
    }
    const { kind: type, failure } = outcome;
    const message = type === 'refused' ? failure.advice : inWords(failure);
    const words = type === 'refused' ? failure.words : undefined;
    this.draw({ outcome: { type, message, ...(words && { words }) } });
  }

  private doubt(cause: string): void {
    const { waiting, ...rest } = this.view;
    const words = this.refusal?.words;
    const message = this.refusal
      ? l10n
          .t(
            '{0} AWS refused, but that it was not accepted could not be checked: a proxy may have sent it twice. Choose Check Again to look. {1}',
            cause,
            this.refusal.advice,
          )
          .trim()
      : l10n.t(
          '{0} The acceptance was sent once; whether it came about is not known. Choose Check Again to look, and Start Over only once you know that it still waits.',
          cause,
        );
    this.view = { ...rest, outcome: { type: 'unknown', message, ...(words && { words }) } };
    this.draw({});
  }

  private draw(more: View): void {
    this.view = { ...this.view, ...more };
    this.needs.show({ ownerAccount: this.needs.ownerAccount, profiles: this.profiles, ...this.view });
  }
}
