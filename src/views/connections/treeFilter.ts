import { EventEmitter } from 'vscode';
import type { Disposable, Event } from 'vscode';
import type { KnownPlace } from '../../aws/inventory/snapshot';
import type { Place } from '../../aws/session/place';
import { candidatesIn } from '../../directconnect/inventory/candidates';
import type { Candidate } from '../../directconnect/inventory/candidates';
import type { Stores } from '../stores';
import type { ArrangedInventories } from './arrangedInventories';
import { FilterResult } from './filterResult';
import { sourcePlaceOf } from './sourcePlace';

/** The filter of the tree: what it is applied to, and what it keeps. */
export class TreeFilter implements Disposable {
  private readonly changed = new EventEmitter<void>();
  /** What it keeps may have changed. */
  readonly onDidChange: Event<void> = this.changed.event;
  private kept: FilterResult | undefined;
  /** The filter of the rows that are drawn. */
  private drawn: string;
  /** Ends when the filter of the options has been applied. */
  private changing: Promise<void> = Promise.resolve();

  /** @param isSearched true for a place whose rows it is applied to, once they were read. */
  constructor(
    private readonly from: Pick<Stores, 'inventories' | 'identities' | 'options'>,
    private readonly arranged: ArrangedInventories,
    private readonly isSearched: (place: Place) => boolean,
  ) {
    this.drawn = from.options.filter;
  }

  get isSet(): boolean {
    return this.drawn !== '';
  }

  /** What it keeps, as it was found last. */
  get result(): FilterResult {
    return this.kept ?? this.find();
  }

  /** Finds what it keeps. Makes no requests. */
  find(): FilterResult {
    this.kept = new FilterResult(this.searched(), this.arranged);
    return this.kept;
  }

  /** Finds what the filter of the options keeps, once it has been applied. */
  async findApplied(): Promise<FilterResult> {
    await this.changing;
    return this.find();
  }

  /** Waits until the filter of the options has been applied. */
  async settled(): Promise<void> {
    await this.changing;
  }

  /** The rows that it is applied to have changed. */
  forget(): void {
    this.kept = undefined;
  }

  /** Like `forget`, and announces it. */
  refresh(): void {
    this.forget();
    if (this.isSet) this.changed.fire();
  }

  /** The places that it is applied to. */
  places(): Place[] {
    return this.searched().map(({ place }) => place);
  }

  /** Everything that it is applied to. */
  *candidates(): Generator<Candidate> {
    for (const { place, sweep } of this.searched()) {
      yield* candidatesIn(sweep, sourcePlaceOf(place, sweep, this.from.identities));
    }
  }

  /**
   * Changes to the filter and order of the options.
   * @param draw draws all rows once the filter has been applied; it is told whether the filter is another one.
   */
  change(draw: (isOther: boolean) => void): void {
    const reads = this.searched().map(({ place, sweep }) => ({ place, inventory: sweep }));
    const changed = this.arranged.change(reads);
    const end = () => {
      const { filter } = this.from.options;
      const isOther = this.drawn !== filter;
      this.drawn = filter;
      this.forget();
      draw(isOther);
      this.changed.fire();
    };
    if (changed === true) end();
    else this.changing = changed.then((isWanted) => (isWanted ? end() : undefined));
  }

  /** Applies it to a place that was just read. */
  async apply(place: Place): Promise<void> {
    const { sweep } = this.from.inventories.current(place) ?? {};
    if (!sweep) return;
    await this.arranged.prepare({ place, inventory: sweep });
    this.refresh();
  }

  dispose(): void {
    this.changed.dispose();
  }

  private searched(): KnownPlace[] {
    return this.from.inventories.known().filter(({ place }) => this.isSearched(place));
  }
}
