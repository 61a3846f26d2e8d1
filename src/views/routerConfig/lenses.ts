import * as l10n from '@vscode/l10n';
import { CodeLens, EventEmitter, Range } from 'vscode';
import type { CodeLensProvider, Disposable, Event, TextDocument } from 'vscode';
import { commandIds } from '../../contributions';
import type { DocumentFiles } from '../documents/files';
import { isFormat } from '../../routers/formats';
import type { RouterConfigDocuments } from './documents';
import { parseRouterConfigUri } from './uri';

/** The line of actions above a router configuration. */
export class RouterConfigLenses implements CodeLensProvider, Disposable {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChangeCodeLenses: Event<void> = this.changed.event;
  private readonly subscription: Disposable;

  constructor(
    files: DocumentFiles,
    private readonly documents: RouterConfigDocuments,
  ) {
    this.subscription = files.onDidChangeFile(() => this.changed.fire());
  }

  provideCodeLenses({ uri }: TextDocument): CodeLens[] {
    const start = new Range(0, 0, 0, 0);
    const lens = (command: string, title: string) =>
      new CodeLens(start, { command, title, arguments: [uri] });
    return [
      this.documents.isRevealed(uri)
        ? lens(commandIds.maskBgpKey, l10n.t('Mask BGP Key'))
        : lens(commandIds.revealBgpKey, l10n.t('Reveal BGP Key')),
      lens(commandIds.changeFormat, l10n.t('Change Format…')),
      ...(isFormat(parseRouterConfigUri(uri)?.format ?? '')
        ? [lens(commandIds.chooseRouterOptions, l10n.t('Router Options…'))]
        : []),
      lens(commandIds.copyRouterConfiguration, l10n.t('Copy')),
      lens(commandIds.saveRouterConfiguration, l10n.t('Save As…')),
      lens(commandIds.compareWithFile, l10n.t('Compare with File…')),
      lens(commandIds.compareFormats, l10n.t('Compare Formats…')),
    ];
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }
}
