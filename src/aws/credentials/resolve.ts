import * as l10n from '@vscode/l10n';
import { Failure } from '../failures';
import { LONGEST_CHAIN } from '../profiles/sharedProfiles';
import type { ProfileSettings, SharedProfiles } from '../profiles/sharedProfiles';
import { doubted } from '../profiles/usable';
import { asksForRole } from './assumeRole';
import { badProfile } from './kind';
import type { CredentialContext, CredentialKind } from './kind';
import type { Keys } from './keys';
import { kinds, kindsOfSource } from './kinds';
import { holdsKeys } from './staticKeys';

function resolveAs(
  among: readonly CredentialKind[],
  settings: ProfileSettings,
  context: CredentialContext,
): Promise<Keys> {
  const kind = among.find((candidate) => candidate.matches(settings));
  if (kind) return kind.resolve(settings, context);
  throw new Failure(
    'credentials',
    l10n.t('Profile {0} names no credentials.', settings.name),
    l10n.t('Add an access key, a role or a sign-in to it in ~/.aws/config, then try again.'),
  );
}

/**
 * Gives the keys of profiles that others name as their `source_profile`. One that names itself is taken for its access
 * key, as is one with both a key and a role. Source: botocore, AssumeRoleProvider.
 */
function sourceOf(
  shared: SharedProfiles,
  context: Omit<CredentialContext, 'source'>,
  visited: readonly string[],
): CredentialContext['source'] {
  return async (from, name) => {
    const settings = shared.settings(name);
    if (!settings) {
      throw badProfile(
        l10n.t('Profile {0} names the source_profile {1}, which does not exist.', from.name, name),
      );
    }
    if (settings.doubt) throw doubted(name, settings.doubt);
    if (visited.length >= LONGEST_CHAIN) {
      throw badProfile(
        l10n.t(
          'More than {0} profiles take their credentials from one another, from profile {1} on.',
          LONGEST_CHAIN,
          visited[0] ?? '',
        ),
      );
    }
    const isItself = name === from.name && holdsKeys(settings);
    if (visited.includes(name) && !isItself) {
      throw badProfile(
        l10n.t('The source_profile of profile {0} leads back to profile {1}.', from.name, name),
      );
    }
    const below = { ...context, source: sourceOf(shared, context, [...visited, name]) };
    return resolveAs(holdsKeys(settings) || !asksForRole(settings) ? kindsOfSource : kinds, settings, below);
  };
}

/**
 * What the shared files say of a profile now, if it is what it was when it was listed. Between the two a file may have been
 * edited, or be half written: then the same name could stand for another account, or for a role without its MFA.
 * @param identity what it was. See `SharedProfiles.identityOf`.
 * @throws Failure of kind `profile`
 */
export function asListed(shared: SharedProfiles, name: string, identity?: number): ProfileSettings {
  const settings = shared.settings(name);
  const advice = () => l10n.t('Choose Refresh to read ~/.aws/config and ~/.aws/credentials again.');
  if (!settings) {
    throw new Failure(
      'profile',
      l10n.t('Profile {0} is not in the shared AWS files any more.', name),
      advice(),
    );
  }
  if (settings.doubt) throw doubted(name, settings.doubt);
  if (identity === undefined || shared.identityOf(name) === identity) return settings;
  throw new Failure('profile', l10n.t('Profile {0} was changed after it was read.', name), advice());
}

/**
 * The keys of a profile of the shared files.
 * @throws Failure in plain words when they can't be had.
 */
export function resolveProfile(
  shared: SharedProfiles,
  settings: ProfileSettings,
  context: Omit<CredentialContext, 'source'>,
): Promise<Keys> {
  return resolveAs(kinds, settings, { ...context, source: sourceOf(shared, context, [settings.name]) });
}
