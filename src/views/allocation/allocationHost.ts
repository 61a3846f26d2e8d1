import type { Memento, Uri } from 'vscode';
import type { Place } from '../../aws/session/place';
import type { SessionStore } from '../../aws/session/sessionStore';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import type { FactStores } from './facts';

/** Where a virtual interface goes: a connection or LAG in a place. */
export interface AllocationPlace extends Place {
  readonly connectionId: string;
}

/** What a form needs of the rest of the house. */
export interface AllocationHost extends FactStores {
  readonly sessions: SessionStore;
  /** Survives a reload of the window. Nothing secret goes in. */
  readonly memory: Memento;
  /** Survives in all windows: for templates, which hold no secret. */
  readonly shared: Memento;
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
