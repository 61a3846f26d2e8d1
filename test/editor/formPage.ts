import { ok } from 'node:assert/strict';
import { EventEmitter, Uri } from 'vscode';
import type { TextDocumentShowOptions, WebviewPanel } from 'vscode';
import { Following } from '../../src/aws/following/following';
import { IdentityStore } from '../../src/aws/identity/identityStore';
import { InventoryStore } from '../../src/aws/inventory/store';
import type { Profile } from '../../src/aws/profiles/profiles';
import { SessionStore } from '../../src/aws/session/sessionStore';
import { noNames } from '../../src/directconnect/labels';
import type { AllocationHost } from '../../src/views/allocation/allocationHost';
import { readInitial, readToPage } from '../../src/views/allocation/messages';
import type { ToPage } from '../../src/views/allocation/messages';
import { TestMemento } from '../support/memento';
import { profileStoreOf } from '../support/profileStore';
import { sdkOf } from '../support/sdk';
import { writing } from '../support/writing';
import { REGION } from './support';

/** A panel whose page is played by the test: it sends a page's messages and receives those for the page. */
export function panelOf() {
  const said = new EventEmitter<unknown>();
  const disposed = new EventEmitter<void>();
  const changed = new EventEmitter<{ webviewPanel: WebviewPanel }>();
  const heard: ToPage[] = [];
  let wake: () => void = () => undefined;
  const panel = {
    title: '',
    visible: true,
    webview: {
      html: '',
      options: {},
      cspSource: 'https://page.invalid',
      asWebviewUri: (uri: Uri) => uri,
      onDidReceiveMessage: said.event,
      postMessage: (message: unknown) => {
        const read = readToPage(JSON.parse(JSON.stringify(message)));
        ok(read, 'the page would reject this message');
        heard.push(read);
        wake();
        return Promise.resolve(true);
      },
    },
    onDidDispose: disposed.event,
    onDidChangeViewState: changed.event,
  };
  /** Waits for a message of this type. */
  const hear = async <Type extends ToPage['type']>(type: Type) => {
    for (;;) {
      const found = heard.find((message) => message.type === type);
      if (found) return found as Extract<ToPage, { type: Type }>;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  return {
    panel: panel as unknown as WebviewPanel,
    heard,
    hear,
    say: (message: unknown) => said.fire(message),
    close: () => disposed.fire(),
    /** What the page got when it started. */
    initial: () => {
      const block = /id="initial">(.*?)<\/script>/s.exec(panel.webview.html)?.[1] ?? 'null';
      const initial = readInitial(JSON.parse(block));
      ok(initial, 'the page would reject its initial data');
      return initial;
    },
  };
}

/** The events that a form in a test reports. */
export interface HostEvents {
  readonly created: string[];
  readonly shown: TextDocumentShowOptions[];
  readonly dropped: unknown[][];
  readonly attempts: Promise<void>[];
}

export const noEvents = (): HostEvents => ({ created: [], shown: [], dropped: [], attempts: [] });

/**
 * The rest of the extension as a form sees it, with these profiles.
 * @param on where its writes are recorded.
 */
export function hostFor(
  added: readonly Profile[],
  { created, shown, dropped, attempts }: HostEvents,
  memory = new TestMemento(),
  on = writing(),
): AllocationHost {
  const profiles = profileStoreOf({ configFile: '/nowhere/a', credentialsFile: '/nowhere/b' });
  profiles.setAdded(Promise.resolve(added));
  const sdk = sdkOf(on);
  const loadSdk = () => Promise.resolve(sdk);
  const sessions = new SessionStore(profiles, loadSdk);
  const following = new Following(sessions, memory);
  const inventories = new InventoryStore(sessions);
  return {
    profiles,
    sessions,
    inventories,
    identities: new IdentityStore(profiles, loadSdk),
    loadFollowing: () => Promise.resolve(following),
    names: () => noNames,
    memory,
    shared: new TestMemento(),
    assets: Uri.file('/nowhere/dist'),
    translations: undefined,
    onCreated: (_place, { virtualInterfaceId = '' }, show) => {
      created.push(virtualInterfaceId);
      shown.push(show);
      inventories.reread(REGION);
    },
    openConfiguration: (_place, _id, show) => shown.push(show),
    onDropped: (...content: unknown[]) => dropped.push(content),
    attempt: (work) => {
      const attempt = work();
      attempts.push(attempt);
      return attempt;
    },
  };
}
