import { DocumentSymbol, FoldingRange, Range, SymbolKind } from 'vscode';
import type { TextDocument } from 'vscode';
import { outlineOf } from '../../routers/outline';
import type { OutlineEntry } from '../../routers/outline';

function symbolOf({ name, first, last, below }: OutlineEntry, document: TextDocument): DocumentSymbol {
  const { range: head } = document.lineAt(first);
  const all = new Range(head.start, document.lineAt(last).range.end);
  const kind = below.length > 0 ? SymbolKind.Namespace : SymbolKind.Object;
  const symbol = new DocumentSymbol(name, '', kind, all, head);
  symbol.children = below.map((entry) => symbolOf(entry, document));
  return symbol;
}

const folds = (entries: readonly OutlineEntry[]): FoldingRange[] =>
  entries.flatMap(({ first, last, below }) => [
    ...(last > first ? [new FoldingRange(first, last)] : []),
    ...folds(below),
  ]);

/** The outline of a router configuration. */
export const symbolsOf = (document: TextDocument): DocumentSymbol[] =>
  outlineOf(document.getText()).map((entry) => symbolOf(entry, document));

/** What can be folded in a router configuration. */
export const foldsOf = (document: TextDocument): FoldingRange[] => folds(outlineOf(document.getText()));
