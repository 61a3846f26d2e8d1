import { stat } from 'node:fs/promises';
import type { Failure } from '../failure';
import { watchFiles } from '../profiles/fileWatch';
import type { InventoryStore } from '../inventory/store';
import type { Place } from '../session/place';
import type { NoteWrite } from '../credentials/privateFiles';
import type { ProfileStore } from '../profiles/profileStore';
import { readRegularFile } from '../profiles/regularFile';

/** The maximum size of a sign-in file, in bytes. */
const MAX_BYTES = 1024 * 1024;

/** True for a failure that a sign-in fixes. */
const isDue = ({ kind }: Failure) => kind === 'signIn' || kind === 'expired';

/**
 * Reloads places that needed a sign-in when the AWS CLI in a terminal, or another window, signs in for them. A file is
 * watched from the first failure that a sign-in fixes until it changes. Renewals by this window are ignored: otherwise
 * it would loop for as long as AWS rejects the tokens.
 */
export class SignInWatch {
  /** Functions that stop the watch on each file. */
  private readonly watched = new Map<string, () => void>();
  /** The hash of what this window last wrote to each file. */
  private readonly own = new Map<string, string>();
  private isOver = false;

  /** @param env decides where the caches are. */
  constructor(
    private readonly profiles: ProfileStore,
    private readonly inventories: InventoryStore,
    private readonly env: NodeJS.ProcessEnv,
  ) {
    inventories.on('failed', (failure, place) => {
      // If the file can't be watched, the user has to choose Refresh.
      if (isDue(failure)) this.watch(place, Date.now()).catch(() => undefined);
    });
  }

  /** Called with what this window is about to write. */
  readonly note: NoteWrite = (file, hash) => this.own.set(file, hash);

  dispose(): void {
    this.isOver = true;
    for (const end of this.watched.values()) end();
    this.watched.clear();
  }

  /** The sign-in file that a place needs. */
  private async fileOf({ profile: name }: Place): Promise<string | undefined> {
    const { profiles } = await this.profiles.list();
    const profile = profiles.find((candidate) => candidate.name === name);
    // This class is in the entry bundle, so slow imports are loaded only when a sign-in is needed.
    const { signInFile } = await import('./signInFile');
    return profile && signInFile(this.env, profile);
  }

  /** @param since when it failed, in milliseconds since the epoch. */
  private async watch(place: Place, since: number): Promise<void> {
    const file = await this.fileOf(place);
    if (file === undefined || this.isOver || this.watched.has(file)) return;
    const end: () => void = watchFiles([file], () => void this.changed(file, end).catch(() => undefined));
    this.watched.set(file, end);
    // The file may have been written before the watch began.
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: 0 }));
    if (mtimeMs >= since) await this.changed(file, end);
  }

  /** @param end stops the watch that noticed: by now, it may be over and another may have begun. */
  private async changed(file: string, end: () => void): Promise<void> {
    const { contentHash } = await import('../credentials/privateFiles');
    const content = await readRegularFile(file, MAX_BYTES);
    if (typeof content === 'string' || content.length === 0 || this.own.get(file) === contentHash(content))
      return;
    if (this.watched.get(file) !== end) return;
    end();
    this.watched.delete(file);
    for (const { place, failure, sweep, reading } of this.inventories.known()) {
      const wasDue = !reading && [...(failure ? [failure] : []), ...sweep.failures].some(isDue);
      if (wasDue && (await this.fileOf(place)) === file) this.inventories.refresh(place, false);
    }
  }
}
