import { readFile } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { expandHome } from '../profiles';
import { badProfile, required } from './kind';
import type { CredentialKind } from './kind';
import { sessionName } from './sessionName';
import { assumeRoleWithWebIdentity } from './sts';

const FILE = 'web_identity_token_file';

/** A role that the token of another identity provider, which something keeps fresh in a file, assumes. */
export const webIdentity: CredentialKind = {
  matches: ({ values }) => Boolean(values.get(FILE)),
  async resolve(settings, context) {
    const role = required(settings, 'role_arn', FILE);
    const file = expandHome(required(settings, FILE, 'role_arn'), context.env);
    const token = await readFile(file, 'utf8').catch(() => {
      throw badProfile(l10n.t('The web_identity_token_file of profile {0} can’t be read.', settings.name));
    });
    return assumeRoleWithWebIdentity(context, {
      RoleArn: role,
      RoleSessionName: sessionName(settings),
      WebIdentityToken: token.trim(),
    });
  },
};
