import { randomBytes, randomUUID } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import { Uri, ViewColumn, env } from 'vscode';
import type { WebviewPanel } from 'vscode';
import { toFailure } from '../../aws/toFailure';
import type { Place } from '../../aws/session/place';
import type { Session } from '../../aws/session/session';
import type { AllocationDraft } from '../../directconnect/allocation/draft';
import { knownNetwork, unreadNetwork } from '../../directconnect/allocation/knownNetwork';
import type { KnownGateways, KnownNetwork, NetworkFacts } from '../../directconnect/allocation/knownNetwork';
import { regionLabel } from '../../directconnect/labels';
import type { Inventory } from '../../directconnect/resources/resources';
import type { AllocationHost } from './allocationHost';
import type { AllocationPlace } from './allocationPlace';
import { columnBeside } from './columnBeside';
import { factsFor } from './facts';
import { followUp } from './followUp';
import type { Beginning } from './followUp';
import { gatewaysOf, withUseIn } from './gateways';
import { readFromPage, versioned } from './messages';
import type { FromPage, Initial, ToPage } from './messages';
import { NetworkWatch } from './networkWatch';
import { pageHtml, waitingHtml } from './page';
import { peerPool } from './peerPool';
import { RequestFlow } from './requestFlow';
import { Reviewer } from './reviewer';
import { askForStart } from './starts';
import type { Start } from './starts';
import { describeTarget } from './target';
import { saveTemplate } from './templates';
import { vlanRange } from './vlanRange';

/** The handler for each message from the page. */
type Answers = {
  readonly [Type in FromPage['type']]: (
    message: Extract<FromPage, { type: Type }>,
  ) => PromiseLike<void> | void;
};

/** The form for one connection in its panel, and the messages between them. */
export class AllocationForm {
  private readonly place: Place;
  private readonly flow: RequestFlow;
  private readonly reviewer: Reviewer;
  private readonly network: NetworkWatch;
  private known: KnownNetwork;
  /** What is known about the gateways of this account. */
  private gateways: KnownGateways = {};
  private closed = false;

  constructor(
    private readonly panel: WebviewPanel,
    private readonly on: AllocationPlace,
    private readonly host: AllocationHost,
  ) {
    const { profile, region } = on;
    this.place = { profile, region };
    this.flow = new RequestFlow(
      on,
      host,
      (message) => this.post(message),
      () => (this.closed ? ViewColumn.Beside : columnBeside(panel)),
    );
    this.reviewer = new Reviewer(this.place, host.profiles);
    this.network = new NetworkWatch(
      host,
      () => this.facts(),
      (facts) => this.learn(facts),
    );
    this.known = knownNetwork(unreadNetwork(on.connectionId));
    panel.webview.options = { enableScripts: true, localResourceRoots: [host.assets] };
    panel.onDidDispose(() => this.close());
    panel.onDidChangeViewState(() => this.flow.setVisible(panel.visible));
    panel.webview.onDidReceiveMessage((received: unknown) => host.attempt(() => this.onMessage(received)));
  }

  /** Draws the form for a new request. Of an earlier request, only an unresolved one is kept. */
  async open(start: Start): Promise<void> {
    if (!this.flow.inDoubt) await this.flow.forget();
    await this.draw(start, true);
  }

  /**
   * Draws the form as it was before a reload of the window, and continues to follow what it had created.
   * @param keyLost whether a key had been typed, which is now gone.
   */
  reopen(draft: AllocationDraft, keyLost: boolean): Promise<void> {
    return this.draw({ draft, notice: '' }, false, { keyLost });
  }

  /** Starts another request if the last one is done; otherwise the page asks before replacing what was typed. */
  begin(start: Start): Promise<void> {
    return this.startAnother(start, versioned({ type: 'draft', ...start }));
  }

  /** The same for another of the six requests, which keeps what was typed. */
  switchTo({ type, mode }: Pick<AllocationDraft, 'type' | 'mode'>, start: Start): Promise<void> {
    return this.startAnother(start, versioned({ type: 'switchTo', interfaceType: type, mode }));
  }

  private async startAnother(start: Start, message: ToPage): Promise<void> {
    if (this.flow.inDoubt) return;
    await this.flow.renewAccount();
    if (this.flow.sent) await this.startOver(start);
    else this.post(message);
  }

  /**
   * Reads the connection, then shows the page. An unresolved request is checked first.
   * @param wasAsked true when a person just asked for it, so a prompt for a code is fine.
   */
  private async draw(
    start: Start | Beginning,
    wasAsked: boolean,
    restored?: Initial['restored'],
  ): Promise<void> {
    this.panel.webview.html = waitingHtml(l10n.t('Reading the connection…'), env.language);
    const { inventory, notice } = await this.readInventory(wasAsked);
    const outcome = await this.flow.earlierResult();
    const progress = await this.flow.progress();
    const network = await this.facts();
    if (this.closed) return;
    this.known = knownNetwork(network);
    const ranges = { vlanRange: vlanRange(), pool: peerPool() };
    const { draft, notice: origin } = typeof start === 'function' ? start(this.known, ranges) : start;
    const said = [origin, notice].filter(Boolean).join(' ');
    const { name, details } = describeTarget(this.on.connectionId, inventory, this.host.names());
    const { profile, region, connectionId } = this.on;
    this.panel.title = l10n.t('New VIF on {0}', name);
    this.setPage({
      beginning: randomUUID(),
      place: { profile, region, connectionId },
      heading: {
        connection: name,
        details: [...details, regionLabel(region), l10n.t('profile {0}', profile)].join(' · '),
      },
      network,
      ...ranges,
      draft,
      ...(restored && { restored }),
      ...(said && { notice: said }),
      ...(outcome && { outcome }),
      ...(progress && { progress }),
      ...(this.host.translations && { l10n: this.host.translations }),
    });
    this.network.start(network);
    await this.flow.track();
  }

  private setPage(initial: Omit<Initial, 'version'>): void {
    const { webview, title } = this.panel;
    const asset = (file: string) => webview.asWebviewUri(Uri.joinPath(this.host.assets, file)).toString();
    webview.html = pageHtml({
      nonce: randomBytes(16).toString('base64'),
      cspSource: webview.cspSource,
      scriptUri: asset('form.js'),
      styleUri: asset('form.css'),
      title,
      language: env.language,
      initial: versioned(initial),
    });
  }

  /** If it can't be read, the form still works, and says what is not known. */
  private async readInventory(wasAsked: boolean): Promise<{ inventory?: Inventory; notice?: string }> {
    try {
      return { inventory: await this.host.inventories.sweep(this.place, undefined, { wasAsked }) };
    } catch (error) {
      const { message, advice } = toFailure(error, 'DescribeConnections');
      return { notice: l10n.t('The connection could not be read. {0} {1}', message, advice) };
    }
  }

  private async facts(): Promise<NetworkFacts> {
    await this.flow.noteAccount();
    return { ...(await factsFor(this.on, this.host)), ...this.gateways };
  }

  /** Reads what uses the chosen gateway, if it was not among the first of the list. */
  private async lookIntoGateway(draft: AllocationDraft): Promise<void> {
    const known = await withUseIn([draft], this.gateways, () => this.session());
    if (known === this.gateways) return;
    this.gateways = known;
    this.learn(await this.facts());
  }

  private session(): Promise<Session> {
    return this.host.sessions.session(this.place);
  }

  private learn(network: NetworkFacts): void {
    this.known = knownNetwork(network);
    this.post(versioned({ type: 'network', network }));
  }

  private async startOver(start: Start | Beginning): Promise<void> {
    await this.flow.forget();
    await this.draw(start, true);
  }

  private close(): void {
    this.closed = true;
    this.network.stop();
    this.flow.close();
  }

  private post(message: ToPage): void {
    if (!this.closed) void this.panel.webview.postMessage(message);
  }

  private async onMessage(received: unknown): Promise<void> {
    const message = readFromPage(received);
    if (!message) this.host.onDropped();
    else await (this.answers[message.type] as (heard: FromPage) => PromiseLike<void> | void)(message);
  }

  private readonly answers: Answers = {
    review: async ({ draft }) => {
      await this.lookIntoGateway(draft);
      this.post(await this.reviewer.review(draft, this.known));
    },
    submit: ({ draft }) => this.flow.submit(draft, this.known),
    checkAgain: () => this.flow.checkAgain(),
    cancel: () => this.flow.cancel(),
    startOver: () => this.startOver(followUp(this.flow.sent)),
    openConfiguration: () => this.flow.openConfiguration(),
    copyKey: ({ text }) => env.clipboard.writeText(text),
    copyCode: ({ format }) => this.reviewer.copy(format),
    openCode: ({ format }) => this.reviewer.open(format),
    startFrom: async () => {
      const start = await askForStart(this.host, this.place);
      if (start) this.post(versioned({ type: 'draft', ...start }));
    },
    saveTemplate: ({ draft }) => saveTemplate(this.host.shared, draft),
    readGateways: async () => {
      this.post(versioned({ type: 'gateways', gateways: { reading: true, items: [] } }));
      const { gateways, facts } = await gatewaysOf(() => this.session());
      this.post(versioned({ type: 'gateways', gateways }));
      this.gateways = facts;
      this.learn(await this.facts());
    },
    acceptWith: ({ profile }) => this.flow.acceptWith(profile),
    accept: ({ gateway }) => this.flow.accept(gateway),
    checkAcceptance: () => this.flow.checkAcceptance(),
    forgetAcceptance: () => this.flow.forgetAcceptance(),
    copyOwnerMessage: () => this.flow.copyOwnerMessage(),
  };
}
