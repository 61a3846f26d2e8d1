import * as l10n from '@vscode/l10n';
import type { WebviewPanel } from 'vscode';
import { Failure } from '../../aws/failure';
import { emptyDraft, withoutKey } from '../../directconnect/allocation/draft';
import type { AllocationDraft } from '../../directconnect/allocation/draft';
import type { AllocationHost } from './allocationHost';
import type { AllocationPlace } from './allocationPlace';
import { AllocationForm } from './formPanel';
import { readPageState } from './messages';
import type { Start } from './starts';

/** The forms, as their panels use them; loaded when the first one is opened. */
export interface AllocationForms {
  /** Creates a form in a panel. It is drawn by `open`, or by `reopen` with what the page stored before a reload. */
  create(panel: WebviewPanel, place: AllocationPlace, host: AllocationHost): OpenForm;
  /**
   * The place of a form that was open before a reload.
   * @throws Failure when its stored state can't be read.
   */
  placeOf(state: unknown): AllocationPlace;
}

/** Which of the six requests a form is for. */
export type Which = Pick<AllocationDraft, 'type' | 'mode'>;

/** What a form is opened for: a request, or a draft to start from. */
export type Purpose = Which | Start;

export interface OpenForm {
  open(purpose?: Purpose): Promise<void>;
  reopen(state: unknown): Promise<void>;
  /** Switches an open form to another purpose. Nothing that was typed is lost unless the person agrees. */
  begin(purpose: Purpose): Promise<void>;
}

const startOf = (purpose: Purpose): Start =>
  'draft' in purpose ? purpose : { draft: { ...emptyDraft, ...purpose }, notice: '' };

export const forms: AllocationForms = {
  create(panel, place, host) {
    const form = new AllocationForm(panel, place, host);
    return {
      open: (purpose) => form.open(purpose ? startOf(purpose) : { draft: emptyDraft, notice: '' }),
      reopen: (state) => {
        const kept = readPageState(state);
        // The page never stores the key, but whatever claims to be its state is not trusted.
        return form.reopen(withoutKey(kept?.draft ?? emptyDraft), kept?.hadKey === true);
      },
      begin: (purpose) =>
        'draft' in purpose ? form.begin(purpose) : form.switchTo(purpose, startOf(purpose)),
    };
  },
  placeOf(state) {
    const kept = readPageState(state);
    if (kept) return kept.place;
    throw new Failure(
      'refused',
      l10n.t('An allocation form can’t be restored: its stored state can’t be read.'),
      l10n.t('Open it from the Direct Connect view.'),
    );
  },
};
