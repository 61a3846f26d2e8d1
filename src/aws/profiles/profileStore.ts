import { EventEmitter } from 'node:events';
import * as l10n from '@vscode/l10n';
import { lazy } from '../../lazy';
import { ambientKinds, ambientProfiles } from './ambient';
import { Failure } from '../failure';
import type { AmbientKind, Profile, ProfileList, ProfileProblem, SharedFiles } from './profiles';
import type { ReadProfiles, readProfiles } from './readProfiles';
import type { FileTrace } from './sharedFile';

/** How many missing profiles are named. */
const MAX_NAMED = 5;

interface Lost {
  readonly profiles: readonly Profile[];
  readonly problem: ProfileProblem;
}

/** True for a file that was truncated: its lines are the same as before, except that the last one may be incomplete. */
function isCut(before: FileTrace, now: FileTrace | undefined): boolean {
  if (!now || now.size >= before.size || now.lines.length > before.lines.length) return false;
  return now.lines.slice(0, -1).every((line, index) => line === before.lines[index]);
}

/**
 * All profiles: those in the shared files, and those added in memory while the local endpoint runs. Emits `change` when
 * the list may have changed, with whether a person just asked for that.
 */
export class ProfileStore extends EventEmitter<{ change: [wasAsked: boolean] }> {
  private lastGood: ReadProfiles | undefined;
  /** True when a person asked to accept the files as they are. */
  private acceptsAll = false;
  /** How many readings have begun. */
  private begun = 0;
  /** The profiles that were opened. */
  private readonly used = new Set<string>();
  private reading = lazy(() => this.read());
  private added: Promise<readonly Profile[]> = Promise.resolve([]);

  private asked: readonly AmbientKind[] = [];

  /**
   * @param readFiles loads the code that reads the shared files, and runs it. Called when the profiles are first
   * listed.
   * @param env the environment that may provide this machine's credentials; without it there are none.
   */
  constructor(
    private readonly files: SharedFiles,
    private readonly readFiles: typeof readProfiles,
    private readonly env: NodeJS.ProcessEnv = {},
  ) {
    super();
  }

  /**
   * All profiles, the local endpoint's first and this machine's last. While a file can't be read completely, or has
   * lost profiles that are in use, the last good profiles are returned and `problems` says so. A user's own profile
   * keeps its name: a profile of the local endpoint with the same name is renamed.
   */
  async list(): Promise<ProfileList> {
    const { profiles, problems } = await this.reading();
    const taken = new Set(profiles.map(({ name }) => name));
    const added = (await this.added).map((profile) =>
      taken.has(profile.name) ? { ...profile, name: l10n.t('{0} (local endpoint)', profile.name) } : profile,
    );
    return { profiles: [...added, ...profiles, ...this.ambient(taken, this.asked)], problems };
  }

  /** The credentials this machine could have, listed or not, under the names they have or would have in the list. */
  async ofThisMachine(): Promise<Profile[]> {
    const { profiles } = await this.reading();
    return this.ambient(new Set(profiles.map(({ name }) => name)), ambientKinds(this.env));
  }

  /** @throws Failure of kind `profile` when there is no profile with this name. */
  async get(name: string): Promise<Profile> {
    const { profiles } = await this.list();
    const profile = profiles.find((candidate) => candidate.name === name);
    if (profile) {
      this.used.add(name);
      return profile;
    }
    throw new Failure(
      'profile',
      l10n.t('There is no AWS profile named {0}.', name),
      l10n.t('Add it to ~/.aws/config, or start the local endpoint again if it was one of its profiles.'),
    );
  }

  /** Reads the files again at the next `list`, without emitting `change`: for retrying what failed. */
  reread(): void {
    this.reading = lazy(() => this.read());
  }

  /**
   * Reads the files again at the next `list`, and emits `change`.
   * @param wasAsked true when a person asked for it just now.
   */
  refresh(wasAsked = false): void {
    this.reread();
    this.emit('change', wasAsked);
  }

  /** The same, when a person accepts the files as they are, whatever is missing from them. */
  accept(): void {
    this.acceptsAll = true;
    this.refresh(true);
  }

  /**
   * Adds the profiles of the local endpoint, or removes them when given an empty list. `list` waits for the promise; if
   * it rejects, there are none.
   */
  setAdded(profiles: Promise<readonly Profile[]>): void {
    this.added = profiles.catch(() => []);
    this.emit('change', false);
  }

  /** Lists the kinds of this machine's credentials that the user chose. Those in the environment are listed anyway. */
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
    const own = (this.begun += 1);
    const { acceptsAll } = this;
    const fresh = await this.readFiles(this.files, this.env);
    // What was read since is newer.
    if (own !== this.begun) return this.reading();
    if (acceptsAll) this.acceptsAll = false;
    const { lastGood } = this;
    if (!lastGood) {
      if (!fresh.isBroken) this.lastGood = fresh;
      return fresh;
    }
    if (fresh.isBroken) return { profiles: lastGood.profiles, problems: fresh.problems };
    const lost = acceptsAll ? undefined : this.shrunk(lastGood, fresh);
    if (!lost) {
      this.lastGood = fresh;
      return fresh;
    }
    const now = new Map(fresh.profiles.map((profile) => [profile.name, profile]));
    for (const profile of lost.profiles) now.set(profile.name, profile);
    return { profiles: [...now.values()], problems: [lost.problem, ...fresh.problems] };
  }

  /**
   * What the files probably lost by accident: all profiles of a file that is now empty, profiles that were opened, and
   * their settings at the end of a truncated file. A tool that is still writing, or died while writing, looks like
   * that; a person who did it on purpose chooses Refresh. Until then these profiles stay in the list. They have no
   * keys: those are read from the files.
   */
  private shrunk(before: ReadProfiles, { profiles, traces }: ReadProfiles): Lost | undefined {
    const cut = Object.entries(before.traces).filter(([file, were]) => isCut(were, traces[file]));
    const isEmptied = cut.some(([file]) => traces[file]?.size === 0);
    const left = new Map(profiles.map((profile) => [profile.name, JSON.stringify(profile)]));
    const isLost = (profile: Profile): boolean => {
      const now = left.get(profile.name);
      if (!this.used.has(profile.name)) return now === undefined && isEmptied;
      return now === undefined || (cut.length > 0 && now !== JSON.stringify(profile));
    };
    const lost = before.profiles.filter(isLost);
    if (lost.length === 0) return undefined;
    const [file = this.files.configFile] = cut[0] ?? [];
    const about = lost.map(({ name }) => name).slice(0, MAX_NAMED);
    return { profiles: lost, problem: { kind: 'shrunk', file, about: about.join(', ') } };
  }
}
