import { Uri } from 'vscode';
import type { Place } from '../../aws/session/place';
import { DOCUMENT_SCHEME } from '../../contributions';
import { isRegionCode } from '../../directconnect/regions/regions';
import { isResourceId } from '../../directconnect/kinds/addresses';
import { formats, isFormat } from '../../routers/formats';
import type { OptionsQuery } from '../../routers/optionsQuery';
import { isSameUri } from '../documents/sameUri';
import { tabName } from '../documents/tabName';

/** The format of AWS's own description of the BGP sessions. */
export const XML = 'xml';

/** What a router configuration document shows. The URI contains all of it, so that a reopened tab can be read again. */
export interface RouterConfigIdentity extends Place {
  readonly virtualInterfaceId: string;
  /** The virtual interface's name, which its tab is called by; without one, by its id. */
  readonly name?: string | undefined;
  /** `xml`, one of our own formats, or the identifier of an AWS router type. */
  readonly format: string;
  /** What the user chose, for our own formats. Contains no secrets. */
  readonly options?: OptionsQuery;
}

/** The ending of a document's file name, by which VS Code recognizes its language. */
function suffixOf(format: string): string {
  if (isFormat(format)) return formats[format].ending;
  if (format === XML) return 'xml';
  // AWS's identifiers end with the software's name and version.
  if (/-(?:I|NX)OS\d+$/.test(format)) return 'aws.cfg';
  return /-(?:Jun|PAN)OS\d+$/.test(format) ? 'aws.conf' : 'txt';
}

/**
 * The URI of a document. The last part of its path is what the tab is called; the id before it tells two of the same
 * name apart. VS Code would lower-case an authority and decode a path, so the rest is in the query.
 */
export function routerConfigUri(identity: RouterConfigIdentity): Uri {
  const { virtualInterfaceId, profile, region, format, options } = identity;
  const name = tabName(identity.name ?? '');
  return Uri.from({
    scheme: DOCUMENT_SCHEME,
    path: `/${virtualInterfaceId}${name && `/${name}`}.${suffixOf(format)}`,
    query: new URLSearchParams({ profile, region, format, ...(isFormat(format) && options) }).toString(),
  });
}

/**
 * Parses a document's URI, which anyone may have made; `undefined` unless it is exactly one of ours. Those of earlier
 * versions have no name.
 */
export function parseRouterConfigUri(uri: Uri): RouterConfigIdentity | undefined {
  const [, virtualInterfaceId = '', name] =
    /^\/(dxvif-[0-9a-z]+)(?:\/([^/.]+))?\.[a-z.]+$/.exec(uri.path) ?? [];
  const { profile, region, format, ...options } = Object.fromEntries(new URLSearchParams(uri.query));
  if (!isResourceId(virtualInterfaceId) || !profile || !region || !format) return undefined;
  if (!isRegionCode(region)) return undefined;
  const plain = { virtualInterfaceId, ...(name !== undefined && { name }), profile, region, format };
  const identity = isFormat(format) ? { ...plain, options } : plain;
  return isSameUri(uri, routerConfigUri(identity)) ? identity : undefined;
}
