import type { IdentityStore } from '../../aws/identity/identityStore';
import type { Identity } from '../../aws/session/session';

/** What accounts are called: their alias, or else the first of these profiles that is known to be of it. */
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

/** What accounts are called, as far as the profiles whose identity is known tell. */
export class Accounts {
  private profiles: readonly string[] = [];
  private names: ReadonlyMap<string, string> | undefined;

  constructor(private readonly identities: IdentityStore) {
    identities.on('change', () => (this.names = undefined));
  }

  /** Takes the names of the profiles that there are. */
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

  /** Who a profile is, if that is known. Asks for nothing. */
  identityOf(profile: string): Identity | undefined {
    return this.identities.known(profile);
  }

  /** An account's alias, or else the first profile known to be of it. */
  nameOf(accountId: string): string | undefined {
    return this.all.get(accountId);
  }

  /** What every account that is known is called, by its 12 digits: the same object until that changes. */
  get all(): ReadonlyMap<string, string> {
    this.names ??= accountNames(this.profiles, this.identities);
    return this.names;
  }
}
