import { DocumentSymbol, FoldingRange, Range, SymbolKind } from 'vscode';
import type { DocumentSymbolProvider, FoldingRangeProvider, TextDocument } from 'vscode';
import type { OutlineEntry } from '../../routers/outline';
import type { RouterWriter } from '../../routers/writer';

function symbolOf({ name, first, last, below }: OutlineEntry, document: TextDocument): DocumentSymbol {
  const { range: head } = document.lineAt(first);
  const all = new Range(head.start, document.lineAt(last).range.end);
  const symbol = new DocumentSymbol(
    name,
    '',
    below.length > 0 ? SymbolKind.Namespace : SymbolKind.Object,
    all,
    head,
  );
  symbol.children = below.map((entry) => symbolOf(entry, document));
  return symbol;
}

const foldsOf = (entries: readonly OutlineEntry[]): FoldingRange[] =>
  entries.flatMap(({ first, last, below }) => [
    ...(last > first ? [new FoldingRange(first, last)] : []),
    ...foldsOf(below),
  ]);

/** The outline of a router configuration, and what of it can be folded. */
export class RouterConfigOutline implements DocumentSymbolProvider, FoldingRangeProvider {
  constructor(private readonly loadWriter: () => Promise<RouterWriter>) {}

  async provideDocumentSymbols(document: TextDocument): Promise<DocumentSymbol[]> {
    const entries = (await this.loadWriter()).outlineOf(document.getText());
    return entries.map((entry) => symbolOf(entry, document));
  }

  async provideFoldingRanges(document: TextDocument): Promise<FoldingRange[]> {
    return foldsOf((await this.loadWriter()).outlineOf(document.getText()));
  }
}
