import { isOpen } from './journey';
import type { Journey, JourneyStore } from './journey';

/**
 * One form's journey, in memory and in the store that outlives the form. A form that was closed may still wait for its
 * answer when the next one is opened, and both use one place in the store: so whoever changes a journey there first
 * looks whether it is still the same.
 */
export class KeptJourney {
  private journey: Journey | undefined;
  /** True for a journey that was there at the start: somebody else may still wait for its answer. */
  private isInherited: boolean;

  constructor(private readonly store: JourneyStore) {
    this.journey = store.get();
    this.isInherited = this.journey !== undefined;
  }

  /** What this process knows of it, should the store fail to keep it. */
  get now(): Journey | undefined {
    return this.journey;
  }

  /**
   * Sees what is kept before a request is prepared.
   * @returns whether a request may still be sent: not once another was, or while another is in doubt.
   */
  watch(): () => boolean {
    const last = this.store.get();
    return () => {
      const there = this.store.get();
      return !there || (!isOpen(there) && there.id === last?.id);
    };
  }

  /** Begins another journey, in place of the last. Throws what the store does: then nothing is to be sent. */
  async begin(journey: Journey): Promise<void> {
    this.journey = journey;
    this.isInherited = false;
    await this.store.set(journey);
  }

  /** The journey with what others have learned of it; none when it is over or another has taken its place. */
  latest({ id }: Journey): Journey | undefined {
    const there = this.store.get();
    return there?.id === id ? there : undefined;
  }

  /** Keeps what is new of a journey, and leaves that of another request alone. */
  async keep(journey: Journey): Promise<void> {
    const isKept = this.latest(journey) !== undefined;
    if (this.isOurs(journey)) this.journey = journey;
    if (isKept) await this.write(journey);
  }

  /** Nothing came of a request. Whoever has found meanwhile what did come of it knows better. */
  async drop(journey: Journey): Promise<void> {
    if (this.isOurs(journey)) this.journey = undefined;
    const there = this.latest(journey);
    if (there && isOpen(there)) await this.write(undefined);
  }

  /** The user says that it is done with. */
  async forget(): Promise<void> {
    const { journey } = this;
    this.journey = undefined;
    if (journey && this.latest(journey)) await this.write(undefined);
  }

  /** What a form that was closed has learned of a journey that both know: what came of it, or that nothing did. */
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

  /** What memory says of it does not change what happened: a failure to write there is no failure of the request. */
  private async write(journey: Journey | undefined): Promise<void> {
    await this.store.set(journey).then(undefined, () => undefined);
  }
}
