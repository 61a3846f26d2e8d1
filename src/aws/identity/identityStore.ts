import { EventEmitter } from 'node:events';
import type { InventoryStore } from '../inventory/store';
import type { Memory } from '../memory';
import type { ProfileStore } from '../profiles/profileStore';
import { isSameProfile } from '../profiles/profiles';
import type { Profile } from '../profiles/profiles';
import type { Identity, Sdk } from '../session/session';
import type { SessionStore } from '../session/sessionStore';
import { RememberedAccounts } from './rememberedAccounts';
import type { Account } from './rememberedAccounts';

/** The identity of a profile, and the profile as it was when its identity was requested. */
interface Known {
  readonly profile: Profile;
  readonly identity: Identity;
}

/**
 * The identity of each profile, requested once when the profile is first opened. A failure is not reported here: the
 * region that is being opened shows it. Emits `change` with the name of a profile whose identity is now known.
 */
export class IdentityStore extends EventEmitter<{ change: [profile: string] }> {
  private readonly asked = new Map<string, Promise<Identity | undefined>>();
  private readonly identities = new Map<string, Known>();
  private readonly remembered: RememberedAccounts | undefined;

  /** @param memory keeps the accounts of profiles across reloads; without it they are not kept. */
  constructor(
    private readonly profiles: ProfileStore,
    private readonly loadSdk: () => Promise<Sdk>,
    memory?: Memory,
  ) {
    super();
    this.remembered = memory && new RememberedAccounts(memory);
    profiles.on('change', () => {
      this.asked.clear();
      this.forgetChanged().catch(() => undefined);
    });
  }

  /** The known identity of a profile. Makes no requests. */
  known(profile: string): Identity | undefined {
    return this.identities.get(profile)?.identity;
  }

  /**
   * The account of a profile, to be shown: as AWS says, else as it was when last seen, else as the profile's settings
   * name it. Makes no requests.
   */
  accountOf(profile: Profile): Account | undefined {
    const { name, accountId } = profile;
    return this.known(name) ?? this.remembered?.of(profile) ?? (accountId ? { accountId } : undefined);
  }

  /** The identity of a profile, as far as it can be found without prompting. */
  identify(profile: string): Promise<Identity | undefined> {
    return this.asked.get(profile) ?? this.begin(profile, true);
  }

  /** The identity of a profile that the user has just chosen, so a prompt for a code is fine. */
  async identifyChosen(profile: string): Promise<Identity | undefined> {
    return (await this.asked.get(profile)) ?? this.begin(profile, false);
  }

  /** From now on, requests the identity of a profile when a place of it was read, again after a refresh of that place. */
  follow(sessions: SessionStore, inventories: InventoryStore): void {
    inventories.on('read', ({ profile }) => void this.identify(profile));
    sessions.on('change', (place) => place && this.reread(place.profile));
  }

  /** Requests the identity again when it is needed next: the keys may be of another account now. */
  reread(profile: string): void {
    this.asked.delete(profile);
  }

  private begin(name: string, quietly: boolean): Promise<Identity | undefined> {
    const asking: Promise<Identity | undefined> = this.ask(name, quietly).then(
      (known) => {
        // If the profile has changed meanwhile, this identity no longer counts.
        if (this.asked.get(name) !== asking) return this.asked.get(name) ?? this.begin(name, quietly);
        if (known) {
          this.identities.set(name, known);
          this.remembered?.remember(known.profile, known.identity);
          this.emit('change', name);
        }
        return known?.identity;
      },
      () => {
        if (this.asked.get(name) === asking) this.asked.delete(name);
        return undefined;
      },
    );
    this.asked.set(name, asking);
    return asking;
  }

  private async ask(name: string, quietly: boolean): Promise<Known | undefined> {
    const [profile, sdk] = await Promise.all([this.profiles.get(name), this.loadSdk()]);
    const identity = await sdk.identify(profile, undefined, quietly);
    return identity && { profile, identity };
  }

  /** Forgets the identities of profiles that have changed or are gone. */
  private async forgetChanged(): Promise<void> {
    if (this.identities.size === 0) return;
    const { profiles } = await this.profiles.list();
    const now = new Map(profiles.map((profile) => [profile.name, profile]));
    for (const [name, { profile }] of this.identities) {
      if (isSameProfile(profile, now.get(name))) continue;
      this.identities.delete(name);
      this.emit('change', name);
    }
  }
}
