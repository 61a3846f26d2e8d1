import { Uri } from 'vscode';
import type { LinkTarget } from '../../directconnect/kinds/link';
import { isResourceId } from '../../directconnect/kinds/addresses';
import { isRegionCode } from '../../directconnect/regions/regions';
import { DOCUMENT_SCHEME } from '../../contributions';
import { isSameUri } from '../documents/sameUri';
import { tabName } from '../documents/tabName';

/** The ending of routes as AWS lists them now, and of those that were kept. */
export const ROUTES = 'routes';
export const KEPT_ROUTES = 'keptroutes';

/** What a document of routes shows. The URI contains all of it, so that a reopened tab can be read again. */
export interface RoutesIdentity extends LinkTarget {
  /** The virtual interface's name, which its tab is called by; without one, by its id. */
  readonly name?: string | undefined;
  /** The filter as text; empty without one. */
  readonly filter?: string | undefined;
  /** For routes that were kept: when they were read, in milliseconds since the epoch. */
  readonly at?: number | undefined;
}

/** The last part of the path is what the tab is called; the id before it tells two of the same name apart. */
export function routesUri({ profile, region, id, name = '', filter = '', at }: RoutesIdentity): Uri {
  const tab = tabName(name);
  return Uri.from({
    scheme: DOCUMENT_SCHEME,
    path: `/${id}${tab && `/${tab}`}.${at === undefined ? ROUTES : KEPT_ROUTES}`,
    query: new URLSearchParams({
      ...{ profile, region },
      ...(filter !== '' && { filter }),
      ...(at !== undefined && { at: String(at) }),
    }).toString(),
  });
}

/** Parses a document's URI, which anyone may have made; `undefined` unless it is exactly one of ours. */
export function parseRoutesUri(uri: Uri): RoutesIdentity | undefined {
  const [, id = '', name, ending] =
    /^\/(dxvif-[0-9a-z]+)(?:\/([^/.]+))?\.(routes|keptroutes)$/.exec(uri.path) ?? [];
  const query = new URLSearchParams(uri.query);
  const [profile, region] = [query.get('profile'), query.get('region')];
  if (!isResourceId(id) || !profile || !region || !isRegionCode(region)) return undefined;
  const [filter, at] = [query.get('filter') ?? '', query.get('at') ?? ''];
  if ((ending === KEPT_ROUTES) !== /^\d{1,15}$/.test(at)) return undefined;
  const identity = { profile, region, id, name, filter, ...(at !== '' && { at: Number(at) }) };
  return isSameUri(uri, routesUri(identity)) ? identity : undefined;
}
