import { EventEmitter } from 'node:events';
import * as l10n from '@vscode/l10n';
import { ambientKinds, ambientProfiles } from './ambient';
import { Failure } from '../failures';
import type { AmbientKind, Profile, ProfileList, ProfileProblem, SharedFiles } from './profiles';
import type { ReadProfiles } from './readProfiles';
import type { FileTrace } from './sharedFile';

/** How many profiles are named that have gone. */
const MOST_NAMED = 5;

interface Lost {
  readonly profiles: readonly Profile[];
  readonly problem: ProfileProblem;
}

/** True for a file that was cut off: its lines are those that it had, up to one that may not be whole. */
function isCut(before: FileTrace, now: FileTrace | undefined): boolean {
  if (!now || now.size >= before.size || now.lines.length > before.lines.length) return false;
  return now.lines.slice(0, -1).every((line, index) => line === before.lines[index]);
}

/**
 * The profiles there are: those of the shared files, and those added in memory while the local endpoint runs.
 * Emits `change` when the list may have changed, and whether a person asked for that just now.
 */
export class ProfileStore extends EventEmitter<{ change: [wasAsked: boolean] }> {
  private lastGood: ReadProfiles | undefined;
  /** True when a person asked for what the files hold now. */
  private acceptsAll = false;
  /** The profiles that were opened. */
  private readonly used = new Set<string>();
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
   * All profiles, those of the local endpoint first and those of this machine last. While a file can't be read to its end,
   * or its end went with profiles that are in use, the profiles are those of the last time that it was whole, and
   * `problems` says so. A user's own profile keeps its name: one of the local
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

  /** The same for a person who asks for what the files hold now, whatever has gone from them. */
  accept(): void {
    this.acceptsAll = true;
    this.refresh(true);
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
    const { lastGood, acceptsAll } = this;
    this.acceptsAll = false;
    const { readProfiles } = await import('./readProfiles');
    const fresh = await readProfiles(this.files, this.env);
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
   * What the files lost that they are not believed to have lost on purpose: all profiles of a file that is empty now, those
   * that were opened, and the settings that those had at the end of a file that was cut off. A tool in the middle of writing
   * looks like that, and so does one that died over it; a person who meant it says so with Refresh. Until then they stay
   * in the list. They give no keys: those are read from the files.
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
    const about = lost.map(({ name }) => name).slice(0, MOST_NAMED);
    return { profiles: lost, problem: { kind: 'shrunk', file, about: about.join(', ') } };
  }
}
