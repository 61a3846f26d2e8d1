import * as l10n from '@vscode/l10n';
import { expandHome } from '../profiles/profiles';
import { readRegularFile } from '../profiles/regularFile';
import { badProfile, required } from './credentialKind';
import type { CredentialKind } from './credentialKind';
import { sessionName } from './sessionName';

const FILE = 'web_identity_token_file';

/**
 * The maximum size of a token file, in bytes. Source: STS API Reference, AssumeRoleWithWebIdentity: a token has at most
 * 20,000 characters.
 */
const MAX_BYTES = 64 * 1024;

/** A role assumed with another identity provider's token, which some tool keeps fresh in a file. */
export const webIdentity: CredentialKind = {
  // Even if it is empty: otherwise the profile could use another account.
  matches: ({ values }) => values.has(FILE),
  async resolve(settings, context) {
    const role = required(settings, 'role_arn', FILE);
    const file = expandHome(required(settings, FILE, 'role_arn'), context.env);
    const content = await readRegularFile(file, MAX_BYTES);
    if (typeof content === 'string') {
      throw badProfile(l10n.t('The web_identity_token_file of profile {0} can’t be read.', settings.name));
    }
    const { assumeRoleWithWebIdentity } = await import('./sts');
    return assumeRoleWithWebIdentity(context, {
      RoleArn: role,
      RoleSessionName: sessionName(settings),
      WebIdentityToken: content.toString('utf8').trim(),
    });
  },
};
