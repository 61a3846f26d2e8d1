import type { Timer } from '../../src/aws/following/backOff';

/** Time that passes when a test says so. */
export class HandTimer implements Timer {
  /** Each wait that was ever begun, in milliseconds. */
  readonly begun: number[] = [];
  private readonly waits: { readonly milliseconds: number; readonly work: () => void }[] = [];
  private awaited: () => void = () => undefined;

  after(milliseconds: number, work: () => void): () => void {
    const wait = { milliseconds, work };
    this.begun.push(milliseconds);
    this.waits.push(wait);
    this.awaited();
    return () => {
      const index = this.waits.indexOf(wait);
      if (index >= 0) this.waits.splice(index, 1);
    };
  }

  /** What waits now, in milliseconds. */
  get milliseconds(): number[] {
    return this.waits.map((wait) => wait.milliseconds);
  }

  /** Lets the first that waits happen. */
  pass(): void {
    this.waits.shift()?.work();
  }

  /** Settles when something waits. */
  async waiting(): Promise<void> {
    if (this.waits.length === 0) await new Promise<void>((resolve) => (this.awaited = resolve));
  }
}

/** Settles when all that was due at once has happened. */
export const atRest = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
