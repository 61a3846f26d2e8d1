import type { Credential } from './credentials';
import type { DataFile } from './dataFile/schema';
import { accessKeyId, randomText } from './identifiers';

/** What a data file that names no region has. */
const REGIONS = ['us-east-1', 'eu-central-1', 'ap-southeast-2'];

/** The keys of a data file's accounts; those that it leaves out are made up. */
export function credentialsOf(file: DataFile): Credential[] {
  return file.accounts.map((account) => {
    const isTemporary = account.sessionToken !== undefined;
    return {
      accountId: account.accountId,
      name: account.name ?? account.accountId,
      accessKeyId: account.accessKeyId ?? accessKeyId(isTemporary ? 'ASIA' : 'AKIA'),
      secretAccessKey: account.secretAccessKey ?? randomText(40),
      ...(account.sessionToken !== undefined && { sessionToken: account.sessionToken }),
      ...(account.expiration !== undefined && { expiration: Date.parse(account.expiration) }),
    };
  });
}

/** The regions that the file names: its list first, then those that hold resources. */
export function regionsOf(file: DataFile): string[] {
  const used = file.accounts.flatMap(({ regions }) => Object.keys(regions ?? {}));
  const named = [...new Set([...(file.regions ?? []), ...used])];
  return named.length > 0 ? named : REGIONS;
}
