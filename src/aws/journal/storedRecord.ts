import type { Begun, Ended, JournalRecord } from './record';

/**
 * A write whose line was read and checked. Only its id and outcome are kept as objects: for 10,000 whole writes, the
 * garbage collector takes longer than the reading itself.
 */
export class StoredRecord {
  constructor(
    readonly id: string,
    readonly end: Ended | undefined,
    /** The bytes that contain its line, and where in them. */
    private readonly bytes: Buffer,
    private readonly from: number,
    private readonly to: number,
  ) {}

  /** All of it, parsed from its line again. */
  whole(): JournalRecord {
    const { begun } = JSON.parse(this.bytes.toString('utf8', this.from, this.to)) as { begun: Begun };
    return this.end ? { ...begun, end: this.end } : begun;
  }
}
