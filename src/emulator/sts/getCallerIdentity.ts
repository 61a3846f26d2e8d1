import { arnIn } from '../identity/partition';
import type { Action } from '../query/protocol';
import type { Caller } from '../signature/verify';

/** Who the keys belong to: a user, or a session of an assumed role. */
export const getCallerIdentity: Action<Caller> = ({ caller: { credential, region } }) => [
  ['Arn', arnIn(region, credential.principal)],
  ['UserId', credential.userId],
  ['Account', credential.accountId],
];
