import type { IdentityStore } from '../../aws/identityStore';
import type { Identity } from '../../aws/session';

/** What accounts are called, as far as the profiles whose identity is known tell. */
export class Accounts {
  private profiles: readonly string[] = [];
  private names: ReadonlyMap<string, string> | undefined;

  constructor(private readonly identities: IdentityStore) {
    identities.on('change', () => (this.names = undefined));
  }

  /** Takes the names of the profiles that there are. */
  setProfiles(profiles: readonly string[]): void {
    this.profiles = profiles;
    this.names = undefined;
  }

  /** Who a profile is, if that is known. Asks for nothing. */
  identityOf(profile: string): Identity | undefined {
    return this.identities.known(profile);
  }

  /** An account's alias, or else the first profile known to be of it. */
  nameOf(accountId: string): string | undefined {
    this.names ??= this.nameAll();
    return this.names.get(accountId);
  }

  private nameAll(): ReadonlyMap<string, string> {
    const names = new Map<string, string>();
    const known = this.profiles.flatMap((profile) => {
      const identity = this.identities.known(profile);
      return identity ? [{ profile, identity }] : [];
    });
    for (const { profile, identity } of [...known].reverse()) names.set(identity.accountId, profile);
    for (const { identity } of known) {
      if (identity.alias) names.set(identity.accountId, identity.alias);
    }
    return names;
  }
}
