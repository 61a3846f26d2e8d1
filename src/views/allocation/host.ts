import * as l10n from '@vscode/l10n';
import type { WebviewPanel } from 'vscode';
import { emptyDraft, withoutKey } from '../../directconnect/allocation/draft';
import { openForm } from './formPanel';
import type { AllocationHost, AllocationPlace } from './formPanel';
import { readPageState } from './messages';

/** The entry of the form's own bundle: loaded when the first form is opened. */
export interface AllocationForms {
  open(panel: WebviewPanel, place: AllocationPlace, host: AllocationHost): Promise<void>;
  /** Which form a page that was open before a reload had; `undefined` when it left nothing that can be read. */
  placeOf(state: unknown): AllocationPlace | undefined;
  /** Opens the form again with what the page had kept: all but the key. */
  reopen(panel: WebviewPanel, state: unknown, host: AllocationHost): Promise<void>;
}

export const forms: AllocationForms = {
  open: (panel, place, host) => openForm(panel, place, emptyDraft, host),
  placeOf: (state) => readPageState(state)?.place,
  async reopen(panel, state, host) {
    const kept = readPageState(state);
    if (kept) await openForm(panel, kept.place, withoutKey(kept.draft), host);
  },
};

/** Gives this bundle, which has its own copy of the library, the words of the display language. */
export const speak = (contents: Record<string, string>) => l10n.config({ contents });
