import * as l10n from '@vscode/l10n';
import { isListedRegion, isOptIn } from '../../directconnect/regions/regions';
import { Failure } from '../failure';
import type { Profile } from '../profiles/profiles';

/** Error codes for keys unknown to a region that the account has not enabled. */
const UNKNOWN_KEYS = /^(UnrecognizedClient|InvalidClientTokenId|AuthFailure|OptInRequired|RegionDisabled)/;
/** The message of a service that checks the scope of a signature first. */
const WRONG_SCOPE = /valid region/i;

/**
 * True for the answer of a region that the account has not enabled. An opt-in region knows the account's keys only once
 * it is enabled; until then it answers as if they were wrong.
 */
export function saysNotEnabled(region: string, { kind, code = '', words = '' }: Failure): boolean {
  if (!isOptIn(region)) return false;
  return UNKNOWN_KEYS.test(code) || (kind === 'credentials' && WRONG_SCOPE.test(words));
}

const notEnabled = (region: string, { kind, code, words }: Failure): Failure =>
  new Failure(
    kind,
    l10n.t('The region {0} is not enabled for this account, or the access key is wrong.', region),
    l10n.t(
      'Enable it in the AWS console under Account, AWS Regions, or with "aws account enable-region --region-name {0}"; it takes minutes to hours. Then try again.',
      region,
    ),
    code,
    words,
  );

/** A region that may be misspelled: its endpoint's host name does not exist, and this version does not know it. */
function notFound({ name, regionAt, regions }: Profile, region: string, { kind, code }: Failure): Failure {
  const message = l10n.t('There is no endpoint for the region {0}.', region);
  const advice =
    regionAt && regions[0] === region
      ? l10n.t(
          'Check how the region of profile {0} is spelled ({1}, line {2}). If it is right, check the network, the VPN and the proxy.',
          name,
          regionAt.file,
          regionAt.line,
        )
      : l10n.t('Check how it is spelled. If it is right, check the network, the VPN and the proxy.');
  return new Failure(kind, message, advice, code);
}

/** The failure of a call in a region, reworded when the region may not be enabled, or may not exist. */
export function inRegion(profile: Profile, region: string, failure: Failure): Failure {
  if (saysNotEnabled(region, failure)) return notEnabled(region, failure);
  const isAsked = failure.code === 'ENOTFOUND' && profile.endpoints.direct_connect === undefined;
  return isAsked && !isListedRegion(region) ? notFound(profile, region, failure) : failure;
}
