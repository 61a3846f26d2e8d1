import { Uri } from 'vscode';
import type { Place } from '../../aws/session/place';
import { DOCUMENT_SCHEME } from '../../contributions';
import { isRegionCode } from '../../directconnect/regions/regions';
import { isResourceId } from '../../directconnect/resources/subject';
import { formats, isFormat } from '../../routers/formats';
import type { OptionsQuery } from '../../routers/optionsQuery';
import { isSameUri } from '../documents/sameUri';

/** AWS's own description of the BGP sessions. */
export const XML = 'xml';

/** What a router configuration document shows. It is all in the URI, so that a tab reopened can read itself again. */
export interface RouterConfigIdentity extends Place {
  readonly virtualInterfaceId: string;
  /** `xml`, one of our own formats, or the identifier of a router type that AWS writes configurations for. */
  readonly format: string;
  /** What a person decided, for our own formats: no secret is among it. */
  readonly options?: OptionsQuery;
}

/** The end of a document's file name, from which VS Code tells its language. */
function suffixOf(format: string): string {
  if (isFormat(format)) return formats[format].ending;
  if (format === XML) return 'xml';
  // AWS's identifiers end with the software's name and version.
  if (/-(?:I|NX)OS\d+$/.test(format)) return 'aws.cfg';
  return /-(?:Jun|PAN)OS\d+$/.test(format) ? 'aws.conf' : 'txt';
}

/** The URI of a document. An authority would be lower-cased and a path decoded, so the rest is in the query. */
export function routerConfigUri(identity: RouterConfigIdentity): Uri {
  const { virtualInterfaceId, profile, region, format, options } = identity;
  return Uri.from({
    scheme: DOCUMENT_SCHEME,
    path: `/${virtualInterfaceId}.${suffixOf(format)}`,
    query: new URLSearchParams({ profile, region, format, ...(isFormat(format) && options) }).toString(),
  });
}

/** Reads a document's URI; `undefined` when it is not one of ours to the letter, which anyone may have made. */
export function parseRouterConfigUri(uri: Uri): RouterConfigIdentity | undefined {
  const [, virtualInterfaceId = ''] = /^\/(dxvif-[0-9a-z]+)\.[a-z.]+$/.exec(uri.path) ?? [];
  const { profile, region, format, ...options } = Object.fromEntries(new URLSearchParams(uri.query));
  if (!isResourceId(virtualInterfaceId) || !profile || !region || !format) return undefined;
  if (!isRegionCode(region)) return undefined;
  const plain = { virtualInterfaceId, profile, region, format };
  const identity = isFormat(format) ? { ...plain, options } : plain;
  return isSameUri(uri, routerConfigUri(identity)) ? identity : undefined;
}
