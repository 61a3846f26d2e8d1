import * as l10n from '@vscode/l10n';
import { isOptIn } from '../../directconnect/regions/regions';
import { Failure } from '../failures';

/** Codes with which a region answers keys that it does not know, since the account has not enabled it. */
const UNKNOWN_KEYS = /^(UnrecognizedClient|InvalidClientTokenId|AuthFailure|OptInRequired|RegionDisabled)/;
/** What a service says that checks the scope of a signature first. */
const WRONG_SCOPE = /valid region/i;

/**
 * True for an answer that a region gives when the account has not enabled it. A region that has to be enabled learns of
 * the account's keys only then, and until then answers as if they were wrong.
 */
export function saysNotEnabled(region: string, { kind, code = '', words = '' }: Failure): boolean {
  if (!isOptIn(region)) return false;
  return UNKNOWN_KEYS.test(code) || (kind === 'credentials' && WRONG_SCOPE.test(words));
}

/** The failure of a call in a region, in words that fit the region. */
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
