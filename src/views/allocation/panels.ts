import * as l10n from '@vscode/l10n';
import { ViewColumn, window } from 'vscode';
import type { WebviewPanel, WebviewPanelSerializer } from 'vscode';
import { ALLOCATION_PANEL } from '../../contributions';
import type { AllocationHost, AllocationPlace } from './allocationHost';
import type { AllocationForms, OpenForm, Purpose } from './host';

const keyOf = ({ profile, region, connectionId }: AllocationPlace) =>
  JSON.stringify([profile, region, connectionId]);

/** The allocation forms that are open, one for each connection at the most. */
export class AllocationPanels implements WebviewPanelSerializer {
  private readonly open = new Map<string, { readonly panel: WebviewPanel; readonly form: OpenForm }>();

  /** @param load loads the form's bundle: called when the first form is opened. */
  constructor(
    private readonly host: AllocationHost,
    private readonly load: () => Promise<AllocationForms>,
  ) {}

  /**
   * Opens the form for a connection or LAG, or brings the one that is open to the front and turns it to the purpose: there
   * is one for both modes, since they ask for the same but for the owner, and only one request may be on its way.
   */
  async show(place: AllocationPlace, purpose: Purpose): Promise<void> {
    const forms = await this.load();
    const there = this.open.get(keyOf(place));
    if (there) {
      there.panel.reveal();
      await there.form.begin(purpose);
      return;
    }
    const panel = window.createWebviewPanel(
      ALLOCATION_PANEL,
      l10n.t('Allocate Private VIF'),
      ViewColumn.Active,
      { retainContextWhenHidden: true },
    );
    await this.keep(forms, panel, place).open(purpose);
  }

  /** Called by VS Code after a reload, with what the page had kept. */
  async deserializeWebviewPanel(panel: WebviewPanel, state: unknown): Promise<void> {
    await this.host.attempt(async () => {
      const forms = await this.load();
      const place = forms.placeOf(state);
      if (place) await this.keep(forms, panel, place).reopen(state);
      else panel.dispose();
    });
  }

  private keep(forms: AllocationForms, panel: WebviewPanel, place: AllocationPlace): OpenForm {
    const key = keyOf(place);
    const form = forms.create(panel, place, this.host);
    this.open.set(key, { panel, form });
    panel.onDidDispose(() => this.open.delete(key));
    return form;
  }
}
