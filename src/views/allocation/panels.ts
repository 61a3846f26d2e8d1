import * as l10n from '@vscode/l10n';
import { ViewColumn, window } from 'vscode';
import type { WebviewPanel, WebviewPanelSerializer } from 'vscode';
import { ALLOCATION_PANEL } from '../../contributions';
import type { AllocationHost, AllocationPlace } from './formPanel';
import type { AllocationForms } from './host';

const keyOf = ({ profile, region, connectionId }: AllocationPlace) =>
  JSON.stringify([profile, region, connectionId]);

/** The allocation forms that are open, one for each connection at the most. */
export class AllocationPanels implements WebviewPanelSerializer {
  private readonly open = new Map<string, WebviewPanel>();

  /** @param load loads the form's bundle: called when the first form is opened. */
  constructor(
    private readonly host: AllocationHost,
    private readonly load: () => Promise<AllocationForms>,
  ) {}

  /** Opens the form for a connection or LAG, or brings the one that is open to the front. */
  async show(place: AllocationPlace): Promise<void> {
    const there = this.open.get(keyOf(place));
    if (there) {
      there.reveal();
      return;
    }
    const panel = window.createWebviewPanel(
      ALLOCATION_PANEL,
      l10n.t('Allocate Private VIF'),
      ViewColumn.Active,
      { retainContextWhenHidden: true },
    );
    this.keep(panel, place);
    await (await this.load()).open(panel, place, this.host);
  }

  /** Called by VS Code after a reload, with what the page had kept. */
  async deserializeWebviewPanel(panel: WebviewPanel, state: unknown): Promise<void> {
    const forms = await this.load();
    const place = forms.placeOf(state);
    if (!place) {
      panel.dispose();
      return;
    }
    this.keep(panel, place);
    await forms.reopen(panel, state, this.host);
  }

  private keep(panel: WebviewPanel, place: AllocationPlace): void {
    const key = keyOf(place);
    this.open.set(key, panel);
    panel.onDidDispose(() => this.open.delete(key));
  }
}
