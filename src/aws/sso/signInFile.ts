import type { Profile } from '../profiles/profiles';
import { tokenFile } from './cache';
import { loginFile } from './loginFile';

/** The file that the AWS CLI writes when it signs in for a profile; undefined for one that needs no sign-in. */
export function signInFile(env: NodeJS.ProcessEnv, { sso, loginSession }: Profile): string | undefined {
  if (sso) return tokenFile(env, sso);
  return loginSession === undefined ? undefined : loginFile(env, loginSession);
}
