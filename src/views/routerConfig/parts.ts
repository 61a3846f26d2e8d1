import * as l10n from '@vscode/l10n';
import { CodeLens, DocumentSymbol, FoldingRange, Range, SymbolKind } from 'vscode';
import type { TextDocument, Uri } from 'vscode';
import { commandIds } from '../../contributions';
import { isFormat } from '../../routers/formats';
import { outlineOf } from '../../routers/outline';
import type { OutlineEntry } from '../../routers/outline';
import { unread } from '../documents/unread';
import { parseRouterConfigUri } from './uri';

/** The line of actions above a router configuration. */
function lensesOf(uri: Uri, isRevealed: boolean): CodeLens[] {
  const start = new Range(0, 0, 0, 0);
  const lens = (command: string, title: string) => new CodeLens(start, { command, title, arguments: [uri] });
  return [
    isRevealed
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

function symbolOf({ name, first, last, below }: OutlineEntry, document: TextDocument): DocumentSymbol {
  const { range: head } = document.lineAt(first);
  const all = new Range(head.start, document.lineAt(last).range.end);
  const kind = below.length > 0 ? SymbolKind.Namespace : SymbolKind.Object;
  const symbol = new DocumentSymbol(name, '', kind, all, head);
  symbol.children = below.map((entry) => symbolOf(entry, document));
  return symbol;
}

const foldsOf = (entries: readonly OutlineEntry[]): FoldingRange[] =>
  entries.flatMap(({ first, last, below }) => [
    ...(last > first ? [new FoldingRange(first, last)] : []),
    ...foldsOf(below),
  ]);

/**
 * What the editor shows in and beside router configurations, and of documents that were not read: a bundle of its own,
 * loaded when the first is shown.
 */
export const routerConfigParts = {
  unread,
  lensesOf,
  symbolsOf: (document: TextDocument) =>
    outlineOf(document.getText()).map((entry) => symbolOf(entry, document)),
  foldsOf: (document: TextDocument) => foldsOf(outlineOf(document.getText())),
};
export type RouterConfigParts = typeof routerConfigParts;

/** Gives this bundle, which has its own copy of the library, the words of the display language. */
export const speak = (contents: Record<string, string>) => l10n.config({ contents });
