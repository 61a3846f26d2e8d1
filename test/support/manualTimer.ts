import type { Timer } from '../../src/aws/following/backOff';

/** A timer whose waits end when the test says so. */
export class ManualTimer implements Timer {
  /** Every wait that has begun, in milliseconds. */
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

  /** The pending waits, in milliseconds. */
  get milliseconds(): number[] {
    return this.waits.map((wait) => wait.milliseconds);
  }

  /** Ends the first pending wait. */
  pass(): void {
    this.waits.shift()?.work();
  }

  /** Resolves when something waits. */
  async waiting(): Promise<void> {
    if (this.waits.length === 0) await new Promise<void>((resolve) => (this.awaited = resolve));
  }
}

/** Resolves when everything that was due at once has happened. */
export const atRest = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
