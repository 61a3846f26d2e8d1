import { Uri } from 'vscode';
import type { LinkTarget } from '../../directconnect/kinds/link';
import { isResourceId } from '../../directconnect/kinds/addresses';
import { isRegionCode } from '../../directconnect/regions/regions';
import { DOCUMENT_SCHEME } from '../../contributions';
import { isSameUri } from '../documents/sameUri';
import { tabName } from '../documents/tabName';

/** The file extension of a report. */
export const REPORT = 'md';

/** Whose failover tests a report lists. */
export interface FailoverIdentity extends LinkTarget {
  /** The virtual interface's name, which its tab is called by; without one, by its id. */
  readonly name?: string | undefined;
}

export function failoverUri({ profile, region, id, name = '' }: FailoverIdentity): Uri {
  const tab = tabName(name);
  return Uri.from({
    scheme: DOCUMENT_SCHEME,
    path: `/${id}${tab && `/${tab}`}.failover-tests.${REPORT}`,
    query: new URLSearchParams({ profile, region }).toString(),
  });
}

/** Parses a report's URI, which anyone may have made; `undefined` unless it is exactly one of ours. */
export function parseFailoverUri(uri: Uri): FailoverIdentity | undefined {
  const [, id = '', name] = /^\/(dxvif-[0-9a-z]+)(?:\/([^/.]+))?\.failover-tests\.md$/.exec(uri.path) ?? [];
  const query = new URLSearchParams(uri.query);
  const [profile, region] = [query.get('profile'), query.get('region')];
  if (!isResourceId(id) || !profile || !region || !isRegionCode(region)) return undefined;
  const identity = { profile, region, id, name };
  return isSameUri(uri, failoverUri(identity)) ? identity : undefined;
}
