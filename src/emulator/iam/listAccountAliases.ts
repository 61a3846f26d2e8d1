import type { Action } from '../query/protocol';
import type { Caller } from '../signature/verify';
import { notAuthorized } from '../sts/accessDenied';

/** The account's alias, if it has one. */
export const listAccountAliases: Action<Caller> = ({ caller, world }) => {
  const { alias, isDenied } = world.aliasOf(caller.credential.accountId);
  if (isDenied) throw notAuthorized(caller, 'iam:ListAccountAliases', '*');
  return [
    ['AccountAliases', alias === undefined ? [] : [['member', alias]]],
    ['IsTruncated', 'false'],
  ];
};
