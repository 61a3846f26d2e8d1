import { createHash } from 'node:crypto';
import type { Caller } from '../signature/verify';

/** Who the keys belong to: a user for long-term keys, an assumed role for temporary ones. */
export function getCallerIdentity({ credential }: Caller): [name: string, value: string][] {
  const { accountId, name, accessKeyId, sessionToken } = credential;
  const principal = name.replace(/[^\w+=,.@-]/g, '-');
  const arn =
    sessionToken === undefined
      ? `arn:aws:iam::${accountId}:user/${principal}`
      : `arn:aws:sts::${accountId}:assumed-role/${principal}/session`;
  const unique = createHash('sha256').update(accessKeyId).digest('hex').slice(0, 17).toUpperCase();
  return [
    ['Arn', arn],
    ['UserId', sessionToken === undefined ? `AIDA${unique}` : `AROA${unique}:session`],
    ['Account', accountId],
  ];
}
