import { Uri } from 'vscode';
import type { LinkTarget } from '../../directconnect/kinds/link';
import { isRegionCode } from '../../directconnect/regions/regions';
import { isResourceId } from '../../directconnect/kinds/addresses';
import { DOCUMENT_SCHEME } from '../../contributions';
import { isSameUri } from '../documents/sameUri';

/** The URI of a resource's details. It contains everything, so that a reopened tab can be read again. */
export function detailsUri({ profile, region, id }: LinkTarget): Uri {
  return Uri.from({
    scheme: DOCUMENT_SCHEME,
    path: `/${id}.yaml`,
    query: new URLSearchParams({ profile, region }).toString(),
  });
}

/** Parses the URI of a details document; `undefined` unless it is exactly one of ours. */
export function parseDetailsUri(uri: Uri): LinkTarget | undefined {
  const [, id = ''] = /^\/([0-9a-z-]+)\.yaml$/.exec(uri.path) ?? [];
  const query = new URLSearchParams(uri.query);
  const [profile, region] = [query.get('profile'), query.get('region')];
  if (!isResourceId(id) || !profile || !region || !isRegionCode(region)) return undefined;
  const target = { profile, region, id };
  return isSameUri(uri, detailsUri(target)) ? target : undefined;
}
