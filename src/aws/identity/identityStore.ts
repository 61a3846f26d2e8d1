import { EventEmitter } from 'node:events';
import type { ProfileStore } from '../profiles/profileStore';
import type { Identity, Sdk } from '../session/session';

/**
 * Who each profile is, asked for once when the profile is first opened. What kept one from being known is not an error
 * of its own: the region that is opened says it. Emits `change` with the name of a profile that is known now.
 */
export class IdentityStore extends EventEmitter<{ change: [profile: string] }> {
  private readonly asked = new Map<string, Promise<Identity | undefined>>();
  private readonly identities = new Map<string, Identity>();

  constructor(
    private readonly profiles: ProfileStore,
    private readonly loadSdk: () => Promise<Sdk>,
  ) {
    super();
    profiles.on('change', () => this.asked.clear());
  }

  /** What is known of a profile now. Asks for nothing. */
  known(profile: string): Identity | undefined {
    return this.identities.get(profile);
  }

  /** Who a profile is, as far as that can be known without asking a person for anything. */
  identify(profile: string): Promise<Identity | undefined> {
    return this.asked.get(profile) ?? this.begin(profile, true);
  }

  /** Who a profile is that a person has chosen just now, and may be asked for a code. */
  async identifyChosen(profile: string): Promise<Identity | undefined> {
    return (await this.asked.get(profile)) ?? this.begin(profile, false);
  }

  private begin(profile: string, quietly: boolean): Promise<Identity | undefined> {
    const asking = this.ask(profile, quietly).catch(() => {
      if (this.asked.get(profile) === asking) this.asked.delete(profile);
      return undefined;
    });
    this.asked.set(profile, asking);
    return asking;
  }

  private async ask(name: string, quietly: boolean): Promise<Identity | undefined> {
    const [profile, sdk] = await Promise.all([this.profiles.get(name), this.loadSdk()]);
    const identity = await sdk.identify(profile, undefined, quietly);
    if (identity) {
      this.identities.set(name, identity);
      this.emit('change', name);
    }
    return identity;
  }
}
