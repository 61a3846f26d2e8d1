import type { Memory } from '../memory';
import { hashOf } from '../profiles/hash';
import type { Profile } from '../profiles/profiles';
import type { Identity } from '../session/session';

const KEY = 'accountsOfProfiles';

/** For how many profiles the account is remembered: the latest ones. */
const MAX_PROFILES = 1_000;

/** An account by its number and, if it has one, its alias. */
export type Account = Pick<Identity, 'accountId' | 'alias'>;

/** A profile, a fingerprint of its settings when its account was asked for, and the account. */
type Entry = readonly [profile: string, settings: number, accountId: string, alias?: string];

/** False for a value that another version stored. */
function isEntry(value: unknown): value is Entry {
  if (!Array.isArray(value)) return false;
  const [profile, settings, accountId, alias] = value as readonly unknown[];
  return (
    typeof profile === 'string' &&
    typeof settings === 'number' &&
    typeof accountId === 'string' &&
    /^\d{12}$/.test(accountId) &&
    (alias === undefined || typeof alias === 'string')
  );
}

/** The settings that decide which account answers; `undefined` if others do, such as the environment. */
const settingsOf = ({ origin, endpoints }: Profile): number | undefined =>
  origin.kind === 'files' ? hashOf([origin.identity, endpoints]) : undefined;

/**
 * The accounts of profiles as they were last seen, across reloads: numbers and aliases, no names of users or roles, and
 * nothing secret. Once the settings of a profile have changed, its account is no longer known.
 */
export class RememberedAccounts {
  constructor(private readonly memory: Memory) {}

  of(profile: Profile): Account | undefined {
    const settings = settingsOf(profile);
    const entry = this.entries().find(([name, then]) => name === profile.name && then === settings);
    if (!entry) return undefined;
    const [, , accountId, alias] = entry;
    return { accountId, ...(alias !== undefined && { alias }) };
  }

  remember(profile: Profile, { accountId, alias }: Account): void {
    const settings = settingsOf(profile);
    if (settings === undefined) return;
    const { name } = profile;
    const entry: Entry =
      alias === undefined ? [name, settings, accountId] : [name, settings, accountId, alias];
    const before = this.entries();
    if (before.some((one) => JSON.stringify(one) === JSON.stringify(entry))) return;
    const others = before.filter(([other]) => other !== name);
    void this.memory.update(KEY, [...others, entry].slice(-MAX_PROFILES));
  }

  private entries(): readonly Entry[] {
    const kept = this.memory.get(KEY);
    return Array.isArray(kept) ? kept.filter(isEntry) : [];
  }
}
