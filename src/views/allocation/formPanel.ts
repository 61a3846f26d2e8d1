import { randomBytes } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import { Uri, env } from 'vscode';
import type { Memento, WebviewPanel } from 'vscode';
import { toFailure } from '../../aws/failures';
import type { InventoryStore } from '../../aws/inventory/store';
import type { Place } from '../../aws/place';
import type { SessionStore } from '../../aws/sessionStore';
import { emptyDraft } from '../../directconnect/allocation/draft';
import type { AllocationDraft } from '../../directconnect/allocation/draft';
import { knownNetwork, unreadNetwork } from '../../directconnect/allocation/knownNetwork';
import type { KnownNetwork } from '../../directconnect/allocation/knownNetwork';
import { networkFacts } from '../../directconnect/allocation/networkFacts';
import type { Inventory, VirtualInterface } from '../../directconnect/resources';
import { readFromPage, versioned } from './messages';
import { pageHtml, waitingHtml } from './page';
import { Submission } from './submission';
import type { Intent, IntentStore, Verdict } from './submission';
import { describeTarget } from './target';

/** Where a virtual interface goes: a connection or LAG in a place. */
export interface AllocationPlace extends Place {
  readonly connectionId: string;
}

/** What a form needs of the rest of the house. */
export interface AllocationHost {
  readonly sessions: SessionStore;
  readonly inventories: InventoryStore;
  /** Survives a reload of the window. Nothing secret goes in. */
  readonly memory: Memento;
  /** The folder that holds the page's script and style. */
  readonly assets: Uri;
  /** The words of the display language, where it has any. */
  readonly translations: Record<string, string> | undefined;
  /** Shows what was created wherever it is to be seen. */
  onCreated(place: Place, virtualInterface: VirtualInterface): void;
  openConfiguration(place: Place, virtualInterfaceId: string): void;
  /** Notes that a message of the page was of no schema and dropped. Its content is not passed: it may hold a key. */
  onDropped(): void;
  /** Does something that the page asked for; what fails is said. */
  attempt(work: () => Promise<void>): Promise<void>;
}

/** Reads the connection; without it the form still works, and says what is not known. */
async function readInventory(
  inventories: InventoryStore,
  place: Place,
): Promise<{ inventory?: Inventory; notice?: string }> {
  try {
    return { inventory: await inventories.sweep(place) };
  } catch (error) {
    const { message, advice } = toFailure(error, 'DescribeConnections');
    return { notice: l10n.t('The connection could not be read. {0} {1}', message, advice) };
  }
}

/** The place in memory for what this form has sent and does not know the outcome of. */
function intentsOf(memory: Memento, place: AllocationPlace): IntentStore {
  const key = `intent ${JSON.stringify([place.profile, place.region, place.connectionId])}`;
  return { get: () => memory.get<Intent>(key), set: (intent) => memory.update(key, intent) };
}

/** The form for one connection in its panel, and what is said between the two. */
export class AllocationForm {
  private readonly place: Place;
  private readonly intents: IntentStore;
  private submission: Submission;
  private known: KnownNetwork;
  private createdId: string | undefined;
  private closed = false;

  constructor(
    private readonly panel: WebviewPanel,
    private readonly on: AllocationPlace,
    private readonly host: AllocationHost,
  ) {
    this.place = { profile: on.profile, region: on.region };
    this.intents = intentsOf(host.memory, on);
    this.submission = this.newSubmission();
    this.known = knownNetwork(unreadNetwork(on.connectionId));
    panel.webview.options = { enableScripts: true, localResourceRoots: [host.assets] };
    panel.onDidDispose(() => (this.closed = true));
    panel.webview.onDidReceiveMessage((received: unknown) => host.attempt(() => this.hear(received)));
  }

  /** Draws the form, once the connection was read. What was sent before and is in doubt is looked for first. */
  async open(draft: AllocationDraft): Promise<void> {
    this.panel.webview.html = waitingHtml(l10n.t('Reading the connection…'), env.language);
    const { inventory, notice } = await readInventory(this.host.inventories, this.place);
    const outcome = this.submission.inDoubt ? await this.submission.checkAgain() : undefined;
    if (this.closed) return;
    const { profile, region, connectionId } = this.on;
    const { name, details } = describeTarget(connectionId, inventory);
    const network = inventory
      ? networkFacts({ connectionId, region, inventory, others: [], accounts: [] })
      : unreadNetwork(connectionId);
    const { webview } = this.panel;
    const asset = (file: string) => webview.asWebviewUri(Uri.joinPath(this.host.assets, file)).toString();
    this.known = knownNetwork(network);
    this.panel.title = l10n.t('Allocate on {0}', name);
    webview.html = pageHtml({
      nonce: randomBytes(16).toString('base64'),
      cspSource: webview.cspSource,
      scriptUri: asset('form.js'),
      styleUri: asset('form.css'),
      title: this.panel.title,
      language: env.language,
      initial: versioned({
        place: { profile, region, connectionId },
        heading: {
          connection: name,
          details: [...details, region, l10n.t('profile {0}', profile)].join(' · '),
        },
        network,
        draft,
        ...(notice && { notice }),
        ...(outcome && { outcome: outcome.message }),
        ...(this.host.translations && { l10n: this.host.translations }),
      }),
    });
    if (outcome) this.show(outcome);
  }

  /** Makes room for another request when the last one is done. */
  async startOverIfDone(): Promise<void> {
    if (this.createdId !== undefined) await this.startOver();
  }

  private newSubmission(): Submission {
    return new Submission(() => this.host.sessions.session(this.place), this.intents);
  }

  private async startOver(): Promise<void> {
    await this.submission.forget();
    this.createdId = undefined;
    this.submission = this.newSubmission();
    await this.open(emptyDraft);
  }

  private async hear(received: unknown): Promise<void> {
    const message = readFromPage(received);
    switch (message?.type) {
      case 'submit':
        this.tell(await this.submission.submit(message.draft, this.known));
        return;
      case 'checkAgain':
        this.tell(await this.submission.checkAgain());
        return;
      case 'startOver':
        await this.startOver();
        return;
      case 'openConfiguration':
        if (this.createdId) this.host.openConfiguration(this.place, this.createdId);
        return;
      case undefined:
        this.host.onDropped();
    }
  }

  private tell(verdict: Verdict): void {
    if (!this.closed) void this.panel.webview.postMessage(verdict.message);
    this.show(verdict);
  }

  /** Shows what was created, once, in the tree and as a configuration: even when the tab was closed meanwhile. */
  private show({ created }: Verdict): void {
    if (!created || this.createdId !== undefined) return;
    this.createdId = created.virtualInterfaceId ?? '';
    this.host.onCreated(this.place, created);
  }
}
