import type { Inventory } from '../../directconnect/resources/resources';
import type { Place } from '../session/place';
import type { Sweep } from '../session/session';
import type { Snapshot } from './snapshot';

/** Milliseconds between two announcements of rows that have arrived: each makes the editor draw the region again. */
const DRAW_EVERY = 250;

/** A reading that is under way. */
interface Reading {
  /** Ends it when nobody wants its answer any more. */
  readonly controller: AbortController;
  readonly whole: Promise<Sweep>;
  /** Settles as soon as there is something to draw: a first page, all of it, or a failure. */
  readonly first: Promise<void>;
  /** Settles `first` now. */
  readonly drawn: () => void;
  /** Says that a person waits for it. */
  readonly hurry: () => void;
  /** True when a person asked for it just now, and may be asked for a code. */
  readonly wasAsked: boolean;
  /** How many wait for all of it, beside the view. */
  waiting: number;
}

/** What is known of one place. */
export interface Entry {
  readonly place: Place;
  snapshot: Snapshot | undefined;
  reading: Reading | undefined;
  /** True while the view shows the place opened. */
  open: boolean;
  /** True when what was read is known to be of before a change. */
  outdated: boolean;
  /** True when it failed for want of a code that nobody was asked for. */
  lacksCode: boolean;
  /** True when the view was given nothing to draw yet, and is to be told when there is something. */
  isAwaited: boolean;
}

/** True of a place that was closed before anything of it came. */
export const isAbandoned = ({ open, reading, snapshot }: Entry): boolean => !open && !reading && !snapshot;

/** True while the very reading goes on, and nothing of it has come. */
export const waitsFor = (entry: Entry, reading: Reading | undefined): boolean =>
  reading !== undefined && entry.reading === reading && !entry.snapshot;

/** Shows rows as they arrive, the first at once; over what was there before, nothing until all has come. */
export function arrivals(
  entry: Entry,
  forgotten: AbortSignal,
  something: () => void,
  tellToDraw: () => void,
) {
  let timer: NodeJS.Timeout | undefined;
  let latest: (() => Inventory) | undefined;
  const show = () => {
    timer = setTimeout(() => {
      timer = undefined;
      if (latest) show();
    }, DRAW_EVERY);
    if (!latest || forgotten.aborted) return;
    const sweep = { ...latest(), failures: [] };
    latest = undefined;
    const isFirst = entry.snapshot === undefined;
    entry.snapshot = { sweep, readAt: undefined, reading: true, failure: undefined };
    if (isFirst) something();
    if (!isFirst || entry.isAwaited) tellToDraw();
  };
  return {
    take: (soFar: () => Inventory) => {
      if (entry.snapshot?.readAt !== undefined) return;
      latest = soFar;
      if (timer === undefined) show();
    },
    end: () => clearTimeout(timer),
  };
}
