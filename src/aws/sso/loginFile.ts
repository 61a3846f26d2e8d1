import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expandHome } from '../profiles/profiles';

/**
 * The file of a session, where the AWS CLI stores it. Source: botocore, get_login_token_cache_directory and
 * generate_login_cache_key.
 * @param loginSession the `login_session` of a profile.
 */
export function loginFile(env: NodeJS.ProcessEnv, loginSession: string): string {
  const folder = expandHome(env.AWS_LOGIN_CACHE_DIRECTORY ?? '~/.aws/login/cache', env);
  return join(folder, `${createHash('sha256').update(loginSession).digest('hex')}.json`);
}
