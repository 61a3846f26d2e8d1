import { Uri } from 'vscode';
import type { Place } from '../../aws/place';
import { DOCUMENT_SCHEME } from '../../contributions';

/** AWS's own description of the BGP sessions. */
export const XML = 'xml';

/** What a router configuration document shows. It is all in the URI, so that a tab reopened can read itself again. */
export interface RouterConfigIdentity extends Place {
  readonly virtualInterfaceId: string;
  /** `xml`, or the identifier of a router type that AWS writes configurations for. */
  readonly format: string;
}

const extensionOf = (format: string) => (format === XML ? 'xml' : 'txt');

/** The URI of a document. An authority would be lower-cased and a path decoded, so the rest is in the query. */
export function routerConfigUri({ virtualInterfaceId, profile, region, format }: RouterConfigIdentity): Uri {
  return Uri.from({
    scheme: DOCUMENT_SCHEME,
    path: `/${virtualInterfaceId}.${extensionOf(format)}`,
    query: new URLSearchParams({ profile, region, format }).toString(),
  });
}

/** Reads a document's URI; `undefined` when it is not one of ours. */
export function parseRouterConfigUri(uri: Uri): RouterConfigIdentity | undefined {
  const [, virtualInterfaceId, extension] = /^\/(dxvif-[0-9a-z]+)\.(xml|txt)$/.exec(uri.path) ?? [];
  const query = new URLSearchParams(uri.query);
  const [profile, region, format] = [query.get('profile'), query.get('region'), query.get('format')];
  if (uri.scheme !== DOCUMENT_SCHEME || !virtualInterfaceId || !profile || !region || !format) {
    return undefined;
  }
  return extensionOf(format) === extension ? { virtualInterfaceId, profile, region, format } : undefined;
}
