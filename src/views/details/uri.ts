import { Uri } from 'vscode';
import type { LinkTarget } from '../../directconnect/resources/link';
import { isRegionCode } from '../../directconnect/regions/regions';
import { isResourceId } from '../../directconnect/resources/subject';
import { DOCUMENT_SCHEME } from '../../contributions';
import { isSameUri } from '../documents/sameUri';

/** The URI of a resource's details. It is all in there, so that a tab reopened can read itself again. */
export function detailsUri({ profile, region, id }: LinkTarget): Uri {
  return Uri.from({
    scheme: DOCUMENT_SCHEME,
    path: `/${id}.yaml`,
    query: new URLSearchParams({ profile, region }).toString(),
  });
}

/** Reads the URI of a document of details; `undefined` when it is not one of ours to the letter. */
export function parseDetailsUri(uri: Uri): LinkTarget | undefined {
  const [, id = ''] = /^\/([0-9a-z-]+)\.yaml$/.exec(uri.path) ?? [];
  const query = new URLSearchParams(uri.query);
  const [profile, region] = [query.get('profile'), query.get('region')];
  if (!isResourceId(id) || !profile || !region || !isRegionCode(region)) return undefined;
  const target = { profile, region, id };
  return isSameUri(uri, detailsUri(target)) ? target : undefined;
}
