import { isOpen } from './requestHistory';
import type { RequestHistory, HistoryStore } from './requestHistory';

/**
 * The history of one form's request, in memory and in the store that outlives the form. A closed form may still be
 * waiting for its answer when the next one is opened, and both use the same entry in the store: so each checks that the
 * history is still that of its own request before changing it.
 */
export class KeptHistory {
  private history: RequestHistory | undefined;
  /** True for a history that existed at the start: another form may still be waiting for its answer. */
  private isInherited: boolean;

  constructor(private readonly store: HistoryStore) {
    this.history = store.get();
    this.isInherited = this.history !== undefined;
  }

  /** What this process knows about it, in case the store fails. */
  get now(): RequestHistory | undefined {
    return this.history;
  }

  /**
   * Remembers the stored history before a request is prepared.
   * @returns a function that tells whether a request may still be sent: not after another was sent, or while one is
   * unresolved.
   */
  watch(): () => boolean {
    const last = this.store.get();
    return () => {
      const there = this.store.get();
      return !there || (!isOpen(there) && there.id === last?.id);
    };
  }

  /** Starts a new history, replacing the last. Throws the store's error: then nothing must be sent. */
  async begin(history: RequestHistory): Promise<void> {
    this.history = history;
    this.isInherited = false;
    await this.store.set(history);
  }

  /** The history including what others have learned about it; undefined when it is over or another has replaced it. */
  latest({ id }: RequestHistory): RequestHistory | undefined {
    const there = this.store.get();
    return there?.id === id ? there : undefined;
  }

  /** Stores the new state of a history, unless another request has replaced it. */
  async keep(history: RequestHistory): Promise<void> {
    const isKept = this.latest(history) !== undefined;
    if (this.isOurs(history)) this.history = history;
    if (isKept) await this.write(history);
  }

  /** Drops a history whose request had no effect, unless another form has meanwhile found an effect. */
  async drop(history: RequestHistory | undefined): Promise<void> {
    if (!history) return;
    if (this.isOurs(history)) this.history = undefined;
    const there = this.latest(history);
    if (there && isOpen(there)) await this.write(undefined);
  }

  /** Forgets the history at the user's request. */
  async forget(): Promise<void> {
    const { history } = this;
    this.history = undefined;
    if (history && this.latest(history)) await this.write(undefined);
  }

  /** What a closed form has learned about a shared history: its outcome, or that it had none. */
  learnedElsewhere(history: RequestHistory): RequestHistory | 'nothing' | undefined {
    const there = this.latest(history);
    if (!there && this.isInherited) {
      this.history = undefined;
      return 'nothing';
    }
    if (!there || isOpen(there)) return undefined;
    this.history = there;
    return there;
  }

  private isOurs({ id }: RequestHistory): boolean {
    return this.history !== undefined && this.history.id === id;
  }

  /** A failure to write to the store is not a failure of the request. */
  private async write(history: RequestHistory | undefined): Promise<void> {
    await this.store.set(history).then(undefined, () => undefined);
  }
}
