import { stat } from 'node:fs/promises';
import type { Failure } from '../failure';
import { watchFiles } from '../profiles/fileWatch';
import type { InventoryStore } from '../inventory/store';
import type { Place } from '../session/place';
import type { NoteWrite } from '../credentials/privateFiles';
import type { ProfileStore } from '../profiles/profileStore';
import { readRegularFile } from '../profiles/regularFile';

/** Bytes of a file of a sign-in. */
const MOST_BYTES = 1024 * 1024;

/** True of what a sign-in cures. */
const isDue = ({ kind }: Failure) => kind === 'signIn' || kind === 'expired';

/**
 * Brings places back whose sign-in was due, when the AWS CLI in a terminal, or another window, signs in for them. A file
 * is watched from the first failure that a sign-in cures until it changes. What this window itself renews brings nothing
 * back: it would go round for as long as AWS takes no token.
 */
export class SignInWatch {
  /** What ends the watch over each file. */
  private readonly watched = new Map<string, () => void>();
  /** What this window itself put into a file, by its hash. */
  private readonly own = new Map<string, string>();

  /** @param env where the caches are. */
  constructor(
    private readonly profiles: ProfileStore,
    private readonly inventories: InventoryStore,
    private readonly env: NodeJS.ProcessEnv,
  ) {
    inventories.on('failed', (failure, place) => {
      if (isDue(failure)) void this.watch(place, Date.now());
    });
  }

  /** Is told of what this window is about to write. */
  readonly note: NoteWrite = (file, hash) => this.own.set(file, hash);

  dispose(): void {
    for (const end of this.watched.values()) end();
    this.watched.clear();
  }

  /** The file of the sign-in that a place needs. */
  private async fileOf({ profile: name }: Place): Promise<string | undefined> {
    const { profiles } = await this.profiles.list();
    const profile = profiles.find((candidate) => candidate.name === name);
    // This class is in the entry bundle: what takes time to load is loaded when a sign-in is due.
    const { signInFile } = await import('./signInFile');
    return profile && signInFile(this.env, profile);
  }

  /** @param since when it failed, in milliseconds since the epoch. */
  private async watch(place: Place, since: number): Promise<void> {
    const file = await this.fileOf(place);
    if (file === undefined || this.watched.has(file)) return;
    this.watched.set(
      file,
      watchFiles([file], () => void this.changed(file)),
    );
    // It may have been written before the watch began.
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: 0 }));
    if (mtimeMs >= since) await this.changed(file);
  }

  private async changed(file: string): Promise<void> {
    const { contentHash } = await import('../credentials/privateFiles');
    const content = await readRegularFile(file, MOST_BYTES);
    if (typeof content === 'string' || content.length === 0 || this.own.get(file) === contentHash(content))
      return;
    this.watched.get(file)?.();
    this.watched.delete(file);
    for (const { place, failure, sweep, reading } of this.inventories.known()) {
      const wasDue = !reading && [...(failure ? [failure] : []), ...sweep.failures].some(isDue);
      if (wasDue && (await this.fileOf(place)) === file) this.inventories.refresh(place, false);
    }
  }
}
