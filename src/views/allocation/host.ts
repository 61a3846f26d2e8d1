import * as l10n from '@vscode/l10n';
import type { WebviewPanel } from 'vscode';
import { emptyDraft, withoutKey } from '../../directconnect/allocation/draft';
import type { Mode } from '../../directconnect/allocation/draft';
import type { AllocationHost, AllocationPlace } from './allocationHost';
import { AllocationForm } from './formPanel';
import { readPageState } from './messages';
import type { Start } from './starts';

/** The entry of the form's own bundle: loaded when the first form is opened. */
export interface AllocationForms {
  /** Puts a form in a panel. It is drawn by `open`, or by `reopen` with what the page had kept before a reload. */
  create(panel: WebviewPanel, place: AllocationPlace, host: AllocationHost): OpenForm;
  /** Which form a page that was open before a reload had; `undefined` when it left nothing that can be read. */
  placeOf(state: unknown): AllocationPlace | undefined;
}

/** What a form is opened for: a request of a mode, or one that begins with a draft. */
export type Purpose = Mode | Start;

export interface OpenForm {
  open(purpose?: Purpose): Promise<void>;
  reopen(state: unknown): Promise<void>;
  /** Turns a form that is open to another purpose. Nothing that was typed is lost unless the person says so. */
  begin(purpose: Purpose): Promise<void>;
}

const startOf = (purpose: Purpose): Start =>
  typeof purpose === 'string' ? { draft: { ...emptyDraft, mode: purpose }, notice: '' } : purpose;

export const forms: AllocationForms = {
  create(panel, place, host) {
    const form = new AllocationForm(panel, place, host);
    return {
      open: (purpose = 'allocate') => form.open(startOf(purpose)),
      reopen: (state) => {
        const kept = readPageState(state);
        // The page never keeps the key; whatever claims to be its state is not trusted to.
        return form.reopen(withoutKey(kept?.draft ?? emptyDraft), kept?.hadKey === true);
      },
      begin: (purpose) =>
        typeof purpose === 'string' ? form.turnTo(purpose, startOf(purpose)) : form.begin(purpose),
    };
  },
  placeOf: (state) => readPageState(state)?.place,
};

/** Gives this bundle, which has its own copy of the library, the words of the display language. */
export const speak = (contents: Record<string, string>) => l10n.config({ contents });
