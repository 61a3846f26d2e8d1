import * as l10n from '@vscode/l10n';
import { isRegionCode, regionIn } from '../../directconnect/regions/regions';
import { Failure } from '../failure';
import { problemWords } from './problemWords';
import type { Profile, ProfileProblem, SettingPlace } from './profiles';

/** The failure for a profile whose meaning is uncertain: using it could mean acting as another account. */
export function doubted(name: string, doubt: ProfileProblem): Failure {
  const { title, advice } = problemWords(doubt);
  return new Failure('profile', l10n.t('Profile {0} is not used: {1}.', name, title), advice);
}

/** A value for display: on one line and of limited length. */
const shown = (value: string) => JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);

function noRegion(message: string, value: string): Failure {
  const meant = regionIn(value);
  return new Failure(
    'profile',
    message,
    meant === undefined
      ? l10n.t('Write only the region code, such as eu-west-1, then try again.')
      : l10n.t('Write only {0}, and put comments on their own lines, then try again.', meant),
  );
}

const wrong = (setting: string, profile: string, { file, line }: SettingPlace, value: string) =>
  noRegion(
    l10n.t(
      'The {0} of profile {1} ({2}, line {3}) is not a region: {4}',
      setting,
      profile,
      file,
      line,
      shown(value),
    ),
    value,
  );

/**
 * Checks that a profile can be used in a region, before anything is sent or any credentials are resolved.
 * @param region the open region; for IAM Identity Center, the region of the sign-in.
 * @throws Failure of kind `profile` that names the setting, the file and the line.
 */
export function checkUsable({ name, regions, regionAt, sso, doubt }: Profile, region: string): void {
  if (doubt) throw doubted(name, doubt);
  if (isRegionCode(region)) return;
  if (regionAt && regions[0] === region) throw wrong('region', name, regionAt, region);
  if (sso?.regionAt && sso.region === region) throw wrong('sso_region', name, sso.regionAt, region);
  throw noRegion(
    l10n.t('Profile {0} can’t be opened in {1}: that is not a region.', name, shown(region)),
    region,
  );
}
