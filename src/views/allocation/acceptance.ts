import * as l10n from '@vscode/l10n';
import { toFailure } from '../../aws/toFailure';
import type { Failure } from '../../aws/failure';
import type { Place } from '../../aws/session/place';
import { confirmations } from '../../aws/operations/confirmations';
import type { Gateway, GatewayChoice, Session } from '../../aws/session/session';
import type { InterfaceType } from '../../directconnect/resources/interfaceTypes';
import { doubtWords } from '../../aws/writes/doubtWords';
import type { Outcome, Unknown } from '../../aws/writes/outcome';
import { gatewayLabel } from './gatewayLabel';
import type { SentAcceptance } from './requestHistory';
import type { Acceptance as AcceptanceView } from './messages';

/** What accepting needs from the rest of the form. */
export interface AcceptanceContext {
  readonly virtualInterfaceId: string;
  readonly type: InterfaceType;
  readonly ownerAccount: string;
  readonly region: string;
  session(place: Place): Promise<Session>;
  /** Profiles known to belong to an account. */
  profilesOf(account: string): Promise<readonly string[]>;
  /** The account of a profile, if it can be found. */
  accountOf(profile: string): Promise<string | undefined>;
  /** The account of a profile as AWS reports it, if that is known. */
  verified(profile: string): string | undefined;
  /** Records what is being accepted before it is sent, or that nothing is. */
  note(sent: SentAcceptance | undefined): PromiseLike<void>;
  /** Redraws the acceptance. */
  show(view: AcceptanceView): void;
  /** Called when it was accepted. @param wasRefused true when an answer said otherwise. */
  onAccepted(wasRefused: boolean): PromiseLike<void>;
  readonly now: () => number;
}

/** What a chosen profile can accept it with, or why it can't. */
interface Choices {
  readonly gateways: readonly Gateway[];
  readonly account?: string | undefined;
  readonly notice?: string | undefined;
}

type View = Omit<AcceptanceView, 'type' | 'ownerAccount' | 'profiles'>;

const inWords = ({ message, advice }: Failure) => `${message} ${advice}`;

/**
 * The acceptance of one virtual interface in its owner's account, with one of the user's profiles. It is sent exactly
 * once; while the outcome is unknown, it only checks.
 */
export class Acceptance {
  private profiles: readonly string[] = [];
  private gateways: readonly Gateway[] = [];
  /** The account of the chosen profile when its gateways were read, if it was known. */
  private account: string | undefined;
  private view: View;
  private sent: SentAcceptance | undefined;
  private waiting = new AbortController();

  /** @param sent what was sent before a reload and is unresolved. */
  constructor(
    private readonly context: AcceptanceContext,
    sent: SentAcceptance | undefined,
  ) {
    this.sent = sent;
    this.view = sent
      ? {
          profile: sent.profile,
          ...(sent.gateway && { gateway: sent.gateway.id }),
          outcome: { type: 'unknown', message: l10n.t('The window was reloaded before the answer arrived.') },
        }
      : {};
  }

  /** False for a public virtual interface. */
  private get needsGateway(): boolean {
    return this.context.type !== 'public';
  }

  /** The operation that accepts it. */
  private get operation() {
    return confirmations[this.context.type];
  }

  /** The chosen profile of the owner's account, if any. */
  get profile(): string | undefined {
    return this.view.profile;
  }

  async open(): Promise<void> {
    this.profiles = await this.context.profilesOf(this.context.ownerAccount);
    this.draw({});
  }

  /** Reads the gateways of a profile after checking that it belongs to the owner's account. */
  async choose(profile: string): Promise<void> {
    if (this.view.waiting || this.sent) return;
    this.gateways = [];
    this.account = undefined;
    this.view = { profile, gateways: { reading: true, items: [] } };
    this.draw({});
    const { gateways: found, account, notice } = await this.readGateways(profile);
    // Another profile may have been chosen meanwhile.
    if (this.view.profile !== profile) return;
    this.gateways = found;
    this.account = account;
    if (!this.needsGateway) {
      const { gateways, ...rest } = this.view;
      this.view = notice ? { ...rest, gateways: { reading: false, items: [], notice } } : rest;
      this.draw({});
      return;
    }
    const items = this.gateways.map((gateway) => ({ id: gateway.id, label: gatewayLabel(gateway) }));
    this.draw({ gateways: { reading: false, items, ...(notice && { notice }) } });
  }

  /** Accepts for one of the listed gateways; a public virtual interface has none. */
  async accept(id: string): Promise<void> {
    const gateway = this.gateways.find((one) => one.id === id);
    const { profile } = this.view;
    if (profile === undefined || this.view.waiting || this.sent) return;
    if (this.needsGateway ? !gateway : this.view.gateways) return;
    const chosen: { gateway?: GatewayChoice } = gateway ? { gateway: { kind: gateway.kind, id } } : {};
    const { outcome: _before, ...rest } = this.view;
    this.view = { ...rest, ...(gateway && { gateway: id }), waiting: 'confirm' };
    this.draw({});
    this.waiting = new AbortController();
    const note = async (record: string) => {
      this.sent = { record, profile, ...chosen, sentAt: this.context.now() };
      await this.context.note(this.sent);
    };
    const { virtualInterfaceId } = this.context;
    const attach =
      gateway && (gateway.kind === 'virtual' ? { virtualGatewayId: id } : { directConnectGatewayId: id });
    let outcome: Outcome;
    try {
      const session = await this.session(profile);
      const input = { virtualInterfaceId, ...attach };
      const how = { note, signal: this.waiting.signal, account: this.account };
      outcome = await session.write(this.operation, input, how);
    } catch (error) {
      outcome = { kind: 'notSent', failure: toFailure(error, this.operation.name) };
    }
    await this.take(outcome);
  }

  /** Stops waiting for whatever is in progress. It does not undo anything. */
  cancel(): void {
    this.waiting.abort();
  }

  /** Checks whether an unresolved acceptance took effect. */
  async checkAgain(): Promise<void> {
    const { sent } = this;
    if (!sent || this.view.waiting) return;
    this.draw({ waiting: 'check' });
    this.waiting = new AbortController();
    const { record } = sent;
    try {
      const session = await this.session(sent.profile);
      await this.take(await session.checkAgain(this.operation, record, this.waiting.signal));
    } catch (error) {
      const failure = toFailure(error, this.operation.name);
      this.doubt({ kind: 'unknown', failure, record, checked: false });
    }
  }

  /** Drops an unresolved acceptance: the user says that it did not take effect, and can accept again. */
  async forget(): Promise<void> {
    if (this.view.waiting || !this.sent) return;
    await this.settle();
    this.view = {};
    this.draw({});
  }

  /** The virtual interface is no longer waiting to be accepted, so nothing is unresolved. */
  async settle(): Promise<void> {
    if (!this.sent) return;
    this.sent = undefined;
    await this.context.note(undefined);
  }

  private async readGateways(profile: string): Promise<Choices> {
    const { ownerAccount, type } = this.context;
    try {
      const belongsTo = await this.context.accountOf(profile);
      const account = this.context.verified(profile);
      if (belongsTo !== undefined && belongsTo !== ownerAccount) {
        const notice = l10n.t(
          'Profile {0} belongs to account {1}, but the virtual interface is waiting for {2}. Choose another profile.',
          profile,
          belongsTo,
          ownerAccount,
        );
        return { gateways: [], notice };
      }
      const session = await this.session(profile);
      if (!this.needsGateway) return { gateways: [], account };
      const { gateways: all, failure } = await session.gateways();
      const gateways = all.filter(({ kind }) => kind === 'directConnect' || type === 'private');
      if (failure) return { gateways, account, notice: inWords(failure) };
      return { gateways, account, notice: gateways.length > 0 ? undefined : this.noGateway() };
    } catch (error) {
      return { gateways: [], notice: inWords(toFailure(error, 'DescribeVirtualGateways')) };
    }
  }

  private noGateway(): string {
    const { ownerAccount, region, type } = this.context;
    return type === 'transit'
      ? l10n.t(
          'Account {0} has no Direct Connect gateway. Create one there, then choose the profile again.',
          ownerAccount,
        )
      : l10n.t(
          'Account {0} has no gateway in {1}. Create one there, then choose the profile again.',
          ownerAccount,
          region,
        );
  }

  private session(profile: string): Promise<Session> {
    return this.context.session({ profile, region: this.context.region });
  }

  private async take(outcome: Outcome): Promise<void> {
    if (outcome.kind === 'unknown') {
      this.doubt(outcome);
      return;
    }
    await this.settle();
    const { waiting, outcome: before, ...rest } = this.view;
    this.view = rest;
    if (outcome.kind === 'done') {
      await this.context.onAccepted(outcome.refusal !== undefined);
      return;
    }
    const { kind: type, failure } = outcome;
    const message = type === 'refused' ? failure.advice : inWords(failure);
    const words = type === 'refused' ? failure.words : undefined;
    this.draw({ outcome: { type, message, ...(words && { words }) } });
  }

  private doubt(outcome: Unknown): void {
    const { waiting, ...rest } = this.view;
    const words = outcome.refusal?.words;
    this.view = {
      ...rest,
      outcome: { type: 'unknown', message: doubtWords(outcome), ...(words && { words }) },
    };
    this.draw({});
  }

  private draw(more: View): void {
    this.view = { ...this.view, ...more };
    this.context.show({
      type: this.context.type,
      ownerAccount: this.context.ownerAccount,
      profiles: this.profiles,
      ...this.view,
    });
  }
}
