import * as l10n from '@vscode/l10n';
import type { WebviewPanel } from 'vscode';
import { emptyDraft, withoutKey } from '../../directconnect/allocation/draft';
import type { AllocationDraft } from '../../directconnect/allocation/draft';
import type { AllocationHost, AllocationPlace } from './allocationHost';
import { AllocationForm } from './formPanel';
import { readPageState } from './messages';

/** The entry of the form's own bundle: loaded when the first form is opened. */
export interface AllocationForms {
  /** Puts a form in a panel. It is drawn by `open`, or by `reopen` with what the page had kept before a reload. */
  create(panel: WebviewPanel, place: AllocationPlace, host: AllocationHost): OpenForm;
  /** Which form a page that was open before a reload had; `undefined` when it left nothing that can be read. */
  placeOf(state: unknown): AllocationPlace | undefined;
}

export interface OpenForm {
  /** @param draft what to begin with. */
  open(draft?: AllocationDraft): Promise<void>;
  reopen(state: unknown): Promise<void>;
  /** Makes room for another request when the last one is done, and begins it with a draft where there is one. */
  begin(draft?: AllocationDraft): Promise<void>;
}

export const forms: AllocationForms = {
  create(panel, place, host) {
    const form = new AllocationForm(panel, place, host);
    return {
      open: (draft) => form.open(draft ?? emptyDraft),
      // The page never keeps the key; whatever claims to be its state is not trusted to.
      reopen: (state) => form.reopen(withoutKey(readPageState(state)?.draft ?? emptyDraft)),
      begin: (draft) => form.begin(draft),
    };
  },
  placeOf: (state) => readPageState(state)?.place,
};

/** Gives this bundle, which has its own copy of the library, the words of the display language. */
export const speak = (contents: Record<string, string>) => l10n.config({ contents });
