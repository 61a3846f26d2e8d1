import type { IdentityStore } from '../../aws/identity/identityStore';
import type { Profile } from '../../aws/profiles/profiles';
import type { Identity } from '../../aws/session/session';
import { accountLabel } from '../../directconnect/labels';

/** The names of accounts: the alias, or else the first of these profiles known to belong to the account. */
export function accountNames(
  profiles: readonly string[],
  identities: IdentityStore,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const known = profiles.flatMap((profile) => {
    const identity = identities.known(profile);
    return identity ? [{ profile, identity }] : [];
  });
  for (const { profile, identity } of [...known].reverse()) names.set(identity.accountId, profile);
  for (const { identity } of known) {
    if (identity.alias) names.set(identity.accountId, identity.alias);
  }
  return names;
}

/**
 * The account of a profile in words: its number, with its alias if it has one; `undefined` while it is not known. Makes
 * no requests.
 */
export function accountWords(identities: IdentityStore, profile: Profile): string | undefined {
  const { accountId, alias } = identities.accountOf(profile) ?? {};
  return accountId && accountLabel(accountId, alias);
}

/** The names of accounts, from the profiles whose identity is known. */
export class AccountNames {
  private profiles: readonly string[] = [];
  private names: ReadonlyMap<string, string> | undefined;

  constructor(private readonly identities: IdentityStore) {
    identities.on('change', () => (this.names = undefined));
  }

  /** Sets the names of all profiles. */
  setProfiles(profiles: readonly string[]): void {
    if (
      profiles.length === this.profiles.length &&
      profiles.every((name, at) => name === this.profiles[at])
    ) {
      return;
    }
    this.profiles = profiles;
    this.names = undefined;
  }

  /** The identity of a profile, if known. Makes no requests. */
  identityOf(profile: string): Identity | undefined {
    return this.identities.known(profile);
  }

  /** An account's alias, or else the first profile known to belong to it. */
  nameOf(accountId: string): string | undefined {
    return this.all.get(accountId);
  }

  /** The names of all known accounts, by their 12 digits: the same object until they change. */
  get all(): ReadonlyMap<string, string> {
    this.names ??= accountNames(this.profiles, this.identities);
    return this.names;
  }
}
