import * as l10n from '@vscode/l10n';
import { ViewColumn, window } from 'vscode';
import type { WebviewPanel, WebviewPanelSerializer } from 'vscode';
import { ALLOCATION_PANEL } from '../../contributions';
import type { AllocationHost } from './allocationHost';
import type { AllocationPlace } from './allocationPlace';
import type { AllocationForms, OpenForm, Purpose } from './forms';

const keyOf = ({ profile, region, connectionId }: AllocationPlace) =>
  JSON.stringify([profile, region, connectionId]);

/** The open allocation forms, at most one for each connection. */
export class AllocationPanels implements WebviewPanelSerializer {
  private readonly open = new Map<string, { readonly panel: WebviewPanel; readonly form: OpenForm }>();

  /** @param load loads the form's bundle: called when the first form is opened. */
  constructor(
    private readonly host: AllocationHost,
    private readonly load: () => Promise<AllocationForms>,
  ) {}

  /**
   * Opens the form for a connection or LAG, or reveals the open one and switches it to the purpose. Both modes share
   * one form, since they differ only in the owner, and only one request may be in progress.
   */
  async show(place: AllocationPlace, purpose: Purpose): Promise<void> {
    const forms = await this.load();
    const there = this.open.get(keyOf(place));
    if (there) {
      there.panel.reveal();
      await there.form.begin(purpose);
      return;
    }
    const panel = window.createWebviewPanel(ALLOCATION_PANEL, l10n.t('New VIF'), ViewColumn.Active, {
      retainContextWhenHidden: true,
    });
    await this.keep(forms, panel, place).open(purpose);
  }

  /** Called by VS Code after a reload, with what the page stored. */
  async deserializeWebviewPanel(panel: WebviewPanel, state: unknown): Promise<void> {
    await this.host.attempt(async () => {
      const forms = await this.load();
      let form: OpenForm;
      try {
        form = this.keep(forms, panel, forms.placeOf(state));
      } catch (error) {
        panel.dispose();
        throw error;
      }
      await form.reopen(state);
    });
  }

  private keep(forms: AllocationForms, panel: WebviewPanel, place: AllocationPlace): OpenForm {
    const key = keyOf(place);
    const form = forms.create(panel, place, this.host);
    this.open.set(key, { panel, form });
    panel.onDidDispose(() => {
      // Another panel may have its place by now.
      if (this.open.get(key)?.form === form) this.open.delete(key);
    });
    return form;
  }
}
