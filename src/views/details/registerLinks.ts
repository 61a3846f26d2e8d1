import { languages } from 'vscode';
import type { Disposable } from 'vscode';
import { DOCUMENT_SCHEME } from '../../contributions';
import { lazy } from '../../lazy';
import type { DetailsLinks } from './links';

/** Registers the links in details documents. @param load loads the code that finds them, when the first is opened. */
export function registerDetailsLinks(load: () => Promise<DetailsLinks>): Disposable {
  const links = lazy(load);
  return languages.registerDocumentLinkProvider(
    { scheme: DOCUMENT_SCHEME, pattern: '**/*.yaml' },
    { provideDocumentLinks: async (document) => (await links()).provideDocumentLinks(document) },
  );
}
