import * as l10n from '@vscode/l10n';
import { isOptIn } from '../../directconnect/regions/regions';
import { Failure } from '../failure';

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

/** The failure of a call in a region, reworded when the region may not be enabled. */
export function inRegion(region: string, failure: Failure): Failure {
  return saysNotEnabled(region, failure)
    ? new Failure(
        failure.kind,
        l10n.t('The region {0} is not enabled for this account, or the access key is wrong.', region),
        l10n.t(
          'Enable it in the AWS console under Account, AWS Regions, or with "aws account enable-region --region-name {0}"; it takes minutes to hours. Then try again.',
          region,
        ),
        failure.code,
        failure.words,
      )
    : failure;
}
