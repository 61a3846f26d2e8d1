import { isOpen } from './journey';
import type { Journey, JourneyStore } from './journey';

/**
 * One form's journey, in memory and in the store that outlives the form. A closed form may still be waiting for its
 * answer when the next one is opened, and both use the same entry in the store: so each checks that the journey is
 * still its own before changing it.
 */
export class KeptJourney {
  private journey: Journey | undefined;
  /** True for a journey that existed at the start: another form may still be waiting for its answer. */
  private isInherited: boolean;

  constructor(private readonly store: JourneyStore) {
    this.journey = store.get();
    this.isInherited = this.journey !== undefined;
  }

  /** What this process knows about it, in case the store fails. */
  get now(): Journey | undefined {
    return this.journey;
  }

  /**
   * Remembers the stored journey before a request is prepared.
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

  /** Starts a new journey, replacing the last. Throws the store's error: then nothing must be sent. */
  async begin(journey: Journey): Promise<void> {
    this.journey = journey;
    this.isInherited = false;
    await this.store.set(journey);
  }

  /** The journey including what others have learned about it; undefined when it is over or another has replaced it. */
  latest({ id }: Journey): Journey | undefined {
    const there = this.store.get();
    return there?.id === id ? there : undefined;
  }

  /** Stores the new state of a journey, unless another request has replaced it. */
  async keep(journey: Journey): Promise<void> {
    const isKept = this.latest(journey) !== undefined;
    if (this.isOurs(journey)) this.journey = journey;
    if (isKept) await this.write(journey);
  }

  /** Drops a journey whose request had no effect, unless another form has meanwhile found an effect. */
  async drop(journey: Journey | undefined): Promise<void> {
    if (!journey) return;
    if (this.isOurs(journey)) this.journey = undefined;
    const there = this.latest(journey);
    if (there && isOpen(there)) await this.write(undefined);
  }

  /** Forgets the journey at the user's request. */
  async forget(): Promise<void> {
    const { journey } = this;
    this.journey = undefined;
    if (journey && this.latest(journey)) await this.write(undefined);
  }

  /** What a closed form has learned about a shared journey: its outcome, or that it had none. */
  learnedElsewhere(journey: Journey): Journey | 'nothing' | undefined {
    const there = this.latest(journey);
    if (!there && this.isInherited) {
      this.journey = undefined;
      return 'nothing';
    }
    if (!there || isOpen(there)) return undefined;
    this.journey = there;
    return there;
  }

  private isOurs({ id }: Journey): boolean {
    return this.journey !== undefined && this.journey.id === id;
  }

  /** A failure to write to the store is not a failure of the request. */
  private async write(journey: Journey | undefined): Promise<void> {
    await this.store.set(journey).then(undefined, () => undefined);
  }
}
