import * as l10n from '@vscode/l10n';
import { Failure } from '../failure';
import { MAX_CHAIN_LENGTH } from '../profiles/sharedProfiles';
import type { ProfileSettings, SharedProfiles } from '../profiles/sharedProfiles';
import { doubted } from '../profiles/usable';
import { asksForRole } from './assumeRole';
import { badProfile } from './credentialKind';
import type { CredentialContext, CredentialKind } from './credentialKind';
import type { Keys } from './keys';
import { kinds, kindsOfSource } from './providerChain';
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
    l10n.t('Profile {0} has no credentials.', settings.name),
    l10n.t('Add an access key, a role or a sign-in to it in ~/.aws/config, then try again.'),
  );
}

/**
 * Resolves the keys of profiles named as `source_profile`. For a profile that names itself, or has both a key and a
 * role, the access key is used. Source: botocore, AssumeRoleProvider.
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
    if (visited.length >= MAX_CHAIN_LENGTH) {
      throw badProfile(
        l10n.t(
          'The source_profile chain that starts at profile {1} is longer than {0} profiles.',
          MAX_CHAIN_LENGTH,
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
 * The current settings of a profile, provided it still is the one that was listed. In between, a file may have been
 * edited or half written: the same name could then mean another account, or a role without its MFA.
 * @param identity its identity when it was listed. See `SharedProfiles.identityOf`.
 * @throws Failure of kind `profile`
 */
export function asListed(shared: SharedProfiles, name: string, identity?: number): ProfileSettings {
  const settings = shared.settings(name);
  const advice = () => l10n.t('Choose Refresh to read ~/.aws/config and ~/.aws/credentials again.');
  if (!settings) {
    throw new Failure('profile', l10n.t('Profile {0} is no longer in the ~/.aws files.', name), advice());
  }
  if (settings.doubt) throw doubted(name, settings.doubt);
  if (identity === undefined || shared.identityOf(name) === identity) return settings;
  throw new Failure('profile', l10n.t('Profile {0} was changed after it was read.', name), advice());
}

/**
 * The keys of a profile in the shared files.
 * @throws Failure when the keys can't be obtained.
 */
export function resolveProfile(
  shared: SharedProfiles,
  settings: ProfileSettings,
  context: Omit<CredentialContext, 'source'>,
): Promise<Keys> {
  return resolveAs(kinds, settings, { ...context, source: sourceOf(shared, context, [settings.name]) });
}
