import type { Action } from '../query/protocol';
import type { Caller } from '../signature/verify';
import { accessDenied } from './accessDenied';
import { checkMfa } from './checkMfa';
import { credentialsElement } from './elements';
import { readDuration } from './readForm';

const DEFAULT_SECONDS = 43_200;
const MAX_SECONDS = 129_600;

/** Issues temporary keys of the same user, with MFA if a code is sent. Only long-term keys may call it. */
export const getSessionToken: Action<Caller> = ({ caller: { credential }, form, world }) => {
  if (credential.sessionToken !== undefined) {
    throw accessDenied('Cannot call GetSessionToken with session credentials');
  }
  const seconds = readDuration(form, DEFAULT_SECONDS, MAX_SECONDS);
  const hasMfa = checkMfa(form, credential, world);
  const { accountId, name, principal, userId, denied } = credential;
  const session = world.keyring.begin({ accountId, name, principal, userId, denied, hasMfa }, seconds);
  return [credentialsElement(session)];
};
