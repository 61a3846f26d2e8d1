import * as l10n from '@vscode/l10n';
import { Failure } from '../failures';
import { asksForRole } from './assumeRole';
import { badProfile } from './kind';
import type { CredentialContext, CredentialKind } from './kind';
import type { Keys } from './keys';
import { kinds, kindsOfSource } from './kinds';
import type { ProfileSettings, SettingsReader } from './settings';
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
  read: SettingsReader,
  context: Omit<CredentialContext, 'source'>,
  visited: readonly string[],
): CredentialContext['source'] {
  return async (from, name) => {
    const settings = read(name);
    if (!settings) {
      throw badProfile(
        l10n.t('Profile {0} names the source_profile {1}, which does not exist.', from.name, name),
      );
    }
    const isItself = name === from.name && holdsKeys(settings);
    if (visited.includes(name) && !isItself) {
      throw badProfile(
        l10n.t('The source_profile of profile {0} leads back to profile {1}.', from.name, name),
      );
    }
    const below = { ...context, source: sourceOf(read, context, [...visited, name]) };
    return resolveAs(holdsKeys(settings) || !asksForRole(settings) ? kindsOfSource : kinds, settings, below);
  };
}

/**
 * The keys of a profile of the shared files.
 * @throws Failure in plain words when they can't be had.
 */
export async function resolveProfile(
  read: SettingsReader,
  context: Omit<CredentialContext, 'source'>,
): Promise<Keys> {
  const { name } = context.profile;
  const settings = read(name);
  if (!settings) throw badProfile(l10n.t('There is no AWS profile named {0}.', name));
  return resolveAs(kinds, settings, { ...context, source: sourceOf(read, context, [name]) });
}
