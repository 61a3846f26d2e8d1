import type { Keys } from '../credentials/keys';
import { orAborted } from '../credentials/shared';
import { isSameProfile } from '../profiles/profiles';
import type { Profile } from '../profiles/profiles';

/** What is known of the access keys of a profile. */
interface Known {
  /** As it was when their accounts were requested. */
  readonly profile: Profile;
  readonly accounts: Map<string, string>;
  /** Requests in progress. */
  readonly underway: Map<string, Promise<string | undefined>>;
}

/**
 * The account of each access key of each profile. A profile can have keys of different accounts, one after the other:
 * tools write those of the account that the user chose last.
 */
export class KeyAccounts {
  private readonly byName = new Map<string, Known>();
  /** The names of profiles whose account was known at any time. */
  private readonly learned = new Set<string>();

  /**
   * @param ask requests the account of keys; `undefined` when it must not be requested.
   * @param onLearned receives the name of a profile and its account.
   */
  constructor(
    private readonly ask: (profile: Profile, keys: Keys) => Promise<string | undefined>,
    private readonly onLearned: (profile: string, accountId: string) => void,
  ) {}

  /** True once an account was known for a profile of this name, even if the profile or its keys have changed since. */
  has(profile: string): boolean {
    return this.learned.has(profile);
  }

  /** The account of an access key, if it is known. */
  known(profile: Profile, accessKeyId: string): string | undefined {
    return this.of(profile).accounts.get(accessKeyId);
  }

  learn(profile: Profile, accessKeyId: string, accountId: string): void {
    const known = this.of(profile);
    known.accounts.set(accessKeyId, accountId);
    this.byName.set(profile.name, known);
    this.learned.add(profile.name);
    this.onLearned(profile.name, accountId);
  }

  /**
   * The account of keys, requested only once for each access key, unless that fails.
   * @param signal stops waiting. The request continues, since others may wait for it.
   * @throws Failure
   */
  async find(profile: Profile, keys: Keys, signal?: AbortSignal): Promise<string | undefined> {
    const { accounts, underway } = this.of(profile);
    const { accessKeyId } = keys;
    return (
      accounts.get(accessKeyId) ?? orAborted(underway.get(accessKeyId) ?? this.begin(profile, keys), signal)
    );
  }

  private begin(profile: Profile, keys: Keys): Promise<string | undefined> {
    const { accessKeyId } = keys;
    const known = this.of(profile);
    this.byName.set(profile.name, known);
    const asking = this.ask(profile, keys)
      .then((accountId) => {
        if (accountId !== undefined) this.learn(profile, accessKeyId, accountId);
        return accountId;
      })
      .finally(() => known.underway.delete(accessKeyId));
    known.underway.set(accessKeyId, asking);
    return asking;
  }

  /** What is known of a profile, unless it has changed. */
  private of(profile: Profile): Known {
    const there = this.byName.get(profile.name);
    return there && isSameProfile(there.profile, profile)
      ? there
      : { profile, accounts: new Map(), underway: new Map() };
  }
}
