import * as l10n from '@vscode/l10n';
import { Failure } from '../failure';
import { keysFrom } from './keys';
import type { Keys } from './keys';

/** The access key in the environment, with its session token. */
export function environmentKeys(env: NodeJS.ProcessEnv): Keys {
  const keys = keysFrom({
    accessKeyId: env.AWS_ACCESS_KEY_ID,
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
    // In the order of botocore's EnvProvider.
    sessionToken: env.AWS_SECURITY_TOKEN ?? env.AWS_SESSION_TOKEN,
    accountId: env.AWS_ACCOUNT_ID,
  });
  if (keys) return keys;
  throw new Failure(
    'credentials',
    l10n.t('There is no access key in the environment of VS Code.'),
    l10n.t('Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, then restart VS Code in that environment.'),
  );
}
