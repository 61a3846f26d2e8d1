import type { KnownNames } from '../../directconnect/labels';
import type { Memento, TextDocumentShowOptions, Uri } from 'vscode';
import type { Following } from '../../aws/following/following';
import type { Place } from '../../aws/session/place';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import type { Stores } from '../stores';

/** What a form needs from the rest of the extension. */
export interface AllocationHost extends Pick<Stores, 'profiles' | 'sessions' | 'inventories' | 'identities'> {
  /** The names of accounts and locations that are known now. */
  names(): KnownNames;
  /** Loads the store that follows resources in transition. */
  loadFollowing(): Promise<Following>;
  /** Survives a reload of the window. Must not contain secrets. */
  readonly memory: Memento;
  /** Shared by all windows: for templates, which contain no secrets. */
  readonly shared: Memento;
  /** The folder with the page's script and style sheet. */
  readonly assets: Uri;
  /** The translations for the display language, if any. */
  readonly translations: Record<string, string> | undefined;
  /** Shows what was created everywhere it is visible. @param show where its configuration goes. */
  onCreated(place: Place, virtualInterface: VirtualInterface, show: TextDocumentShowOptions): void;
  openConfiguration(place: Place, virtualInterfaceId: string, show: TextDocumentShowOptions): void;
  /**
   * Records that a message from the page matched no schema and was dropped. Its content is not passed on: it may
   * contain a key.
   */
  onDropped(): void;
  /** Runs something that the page asked for, and reports failures to the user. */
  attempt(work: () => Promise<void>): Promise<void>;
}
