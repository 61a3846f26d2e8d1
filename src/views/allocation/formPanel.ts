import { randomBytes } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import { Uri, env } from 'vscode';
import type { Memento, WebviewPanel } from 'vscode';
import { toFailure } from '../../aws/failures';
import type { Place, SessionStore } from '../../aws/sessionStore';
import type { AllocationDraft } from '../../directconnect/allocation/draft';
import type { Inventory, VirtualInterface } from '../../directconnect/resources';
import { readFromPage, versioned } from './messages';
import { pageHtml } from './page';
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
}

/** Reads the connection; without it the form still works, and says what is not known. */
async function readInventory(
  sessions: SessionStore,
  place: Place,
): Promise<{ inventory?: Inventory; notice?: string }> {
  try {
    return { inventory: await sessions.sweep(place) };
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

/** Fills a panel with the form for one connection, and carries what is said between the two. */
export async function openForm(
  panel: WebviewPanel,
  { profile, region, connectionId }: AllocationPlace,
  draft: AllocationDraft,
  host: AllocationHost,
): Promise<void> {
  const place = { profile, region };
  const { inventory, notice } = await readInventory(host.sessions, place);
  const { target, name, details } = describeTarget(connectionId, inventory);
  const intents = intentsOf(host.memory, { profile, region, connectionId });
  const submission = new Submission(() => host.sessions.session(place), intents);
  // A tab that the user closes ends the doubt; one that goes with the window does not come to this.
  panel.onDidDispose(() => intents.set(undefined));
  const { webview } = panel;
  const asset = (file: string) => webview.asWebviewUri(Uri.joinPath(host.assets, file)).toString();

  let createdId: string | undefined;
  const tell = ({ message, created }: Verdict) => {
    void webview.postMessage(message);
    if (!created || createdId !== undefined) return;
    createdId = created.virtualInterfaceId;
    host.onCreated(place, created);
  };
  const outcome = submission.inDoubt ? await submission.checkAgain() : undefined;
  webview.onDidReceiveMessage(async (received: unknown) => {
    const message = readFromPage(received);
    if (!message) {
      host.onDropped();
      return;
    }
    if (message.type === 'openConfiguration') {
      if (createdId) host.openConfiguration(place, createdId);
      return;
    }
    const verdict =
      message.type === 'submit'
        ? await submission.submit(message.draft, target)
        : await submission.checkAgain();
    tell(verdict);
  });

  if (outcome?.created) tell(outcome);
  panel.title = l10n.t('Allocate on {0}', name);
  webview.options = { enableScripts: true, localResourceRoots: [host.assets] };
  webview.html = pageHtml({
    nonce: randomBytes(16).toString('base64'),
    cspSource: webview.cspSource,
    scriptUri: asset('form.js'),
    styleUri: asset('form.css'),
    title: panel.title,
    language: env.language,
    initial: versioned({
      place: { profile, region, connectionId },
      heading: {
        connection: name,
        details: [...details, region, l10n.t('profile {0}', profile)].join(' · '),
      },
      target,
      draft,
      ...(notice && { notice }),
      ...(outcome && { outcome: outcome.message }),
      ...(host.translations && { l10n: host.translations }),
    }),
  });
}
