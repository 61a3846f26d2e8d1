import { createHash } from 'node:crypto';
import type { AccountData, DataFile } from '../estate/dataFile/schema';
import { accessKeyId, randomText } from '../estate/identifiers';
import type { Credential } from './credential';

/** The keys of a data file's accounts; missing ones are generated. */
export function accountKeys(file: DataFile): Credential[] {
  return file.accounts.map((account) => {
    const isTemporary = account.sessionToken !== undefined;
    return {
      ...principalOf(account),
      accountId: account.accountId,
      name: account.name ?? account.accountId,
      accessKeyId: account.accessKeyId ?? accessKeyId(isTemporary ? 'ASIA' : 'AKIA'),
      secretAccessKey: account.secretAccessKey ?? randomText(40),
      ...(account.sessionToken !== undefined && { sessionToken: account.sessionToken }),
      ...(account.expiration !== undefined && { expiration: Date.parse(account.expiration) }),
      hasMfa: false,
      denied: account.denied ?? [],
    };
  });
}

/** A user for long-term keys, an assumed role for temporary ones. */
function principalOf(account: AccountData): Pick<Credential, 'principal' | 'userId'> {
  const { accountId, sessionToken } = account;
  const name = (account.name ?? accountId).replace(/[^\w+=,.@-]/g, '-');
  return sessionToken === undefined
    ? { principal: `iam::${accountId}:user/${name}`, userId: uniqueId('AIDA', accountId, name) }
    : {
        principal: `sts::${accountId}:assumed-role/${name}/session`,
        userId: `${uniqueId('AROA', accountId, name)}:session`,
      };
}

/** The unique id that IAM gives a user (AIDA) or role (AROA): always the same for the same one. */
export function uniqueId(prefix: 'AIDA' | 'AROA', accountId: string, name: string): string {
  const digest = createHash('sha256').update(`${prefix}/${accountId}/${name}`).digest('hex');
  return `${prefix}${digest.slice(0, 17).toUpperCase()}`;
}
