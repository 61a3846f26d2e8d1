import { EventEmitter } from 'node:events';
import * as l10n from '@vscode/l10n';
import { ambientKinds, ambientProfiles } from './ambient';
import { Failure } from './failures';
import { readProfiles } from './profiles';
import type { AmbientKind, Profile, ProfileList, SharedFiles } from './profiles';

/**
 * The profiles there are: those of the shared files, and those added in memory while the local endpoint runs.
 * Emits `change` when the list may have changed, and whether a person asked for that just now.
 */
export class ProfileStore extends EventEmitter<{ change: [wasAsked: boolean] }> {
  private lastGood: ProfileList | undefined;
  private reading: Promise<ProfileList> | undefined;
  private added: Promise<readonly Profile[]> = Promise.resolve([]);

  private asked: readonly AmbientKind[] = [];

  /** @param env where credentials of this machine may be named; without it there are none. */
  constructor(
    private readonly files: SharedFiles,
    private readonly env: NodeJS.ProcessEnv = {},
  ) {
    super();
  }

  /**
   * All profiles, those of the local endpoint first and those of this machine last. While a file can't be read to its end, the profiles are those of
   * the last time it could, and `problems` names the places. A user's own profile keeps its name: one of the local
   * endpoint's that is called alike gets another.
   */
  async list(): Promise<ProfileList> {
    this.reading ??= this.read();
    const { profiles, problems } = await this.reading;
    const taken = new Set(profiles.map(({ name }) => name));
    const added = (await this.added).map((profile) =>
      taken.has(profile.name) ? { ...profile, name: l10n.t('{0} (local endpoint)', profile.name) } : profile,
    );
    return { profiles: [...added, ...profiles, ...this.ambient(taken, this.asked)], problems };
  }

  /** The credentials that this machine could have, listed or not, named as they are or would be in the list. */
  async ofThisMachine(): Promise<Profile[]> {
    const { profiles } = await (this.reading ??= this.read());
    return this.ambient(new Set(profiles.map(({ name }) => name)), ambientKinds(this.env));
  }

  /** @throws Failure of kind `profile` when there is none of this name. */
  async get(name: string): Promise<Profile> {
    const { profiles } = await this.list();
    const profile = profiles.find((candidate) => candidate.name === name);
    if (profile) return profile;
    throw new Failure(
      'profile',
      l10n.t('There is no AWS profile named {0}.', name),
      l10n.t('Add it to ~/.aws/config, or start the local endpoint again if it was one of its profiles.'),
    );
  }

  /** Reads the files again at the next `list`, without a word: for one who asks again for what failed. */
  reread(): void {
    this.reading = undefined;
  }

  /**
   * Reads the files again at the next `list`, and says so.
   * @param wasAsked true when a person asked for it just now.
   */
  refresh(wasAsked = false): void {
    this.reading = undefined;
    this.emit('change', wasAsked);
  }

  /**
   * Puts the profiles of the local endpoint in the list, or takes them out again with an empty list. Until they are
   * there `list` waits for them; when they fail to come there are none.
   */
  setAdded(profiles: Promise<readonly Profile[]>): void {
    this.added = profiles.catch(() => []);
    this.emit('change', false);
  }

  /** Lists the credentials of this machine that a person asked for. Those of the environment need not be asked for. */
  setAmbient(kinds: readonly AmbientKind[]): void {
    this.asked = kinds;
    this.emit('change', false);
  }

  private ambient(taken: ReadonlySet<string>, asked: readonly AmbientKind[]): Profile[] {
    return ambientProfiles(this.env, asked).map((profile) =>
      taken.has(profile.name) ? { ...profile, name: l10n.t('{0} (this machine)', profile.name) } : profile,
    );
  }

  private async read(): Promise<ProfileList> {
    const fresh = await readProfiles(this.files, this.env);
    if (fresh.problems.length === 0) this.lastGood = fresh;
    return this.lastGood ? { profiles: this.lastGood.profiles, problems: fresh.problems } : fresh;
  }
}
