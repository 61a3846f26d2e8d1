import type { Inventory, Learned, VirtualInterface } from '../../directconnect/resources/resources';
import type { Place } from '../session/place';
import type { Sweep } from '../session/session';
import type { Snapshot } from './snapshot';

/** Milliseconds between two announcements of new rows: each makes the editor redraw the region. */
const DRAW_EVERY = 250;

/** A reading in progress. */
interface Reading {
  /** Cancels it when nobody wants the result any more. */
  readonly controller: AbortController;
  readonly whole: Promise<Sweep>;
  /** Settles as soon as there is something to draw: a first page, everything, or a failure. */
  readonly first: Promise<void>;
  /** Settles `first` now. */
  readonly drawn: () => void;
  /** Says that a person is waiting for it. */
  readonly hurry: () => void;
  /** True when a person just asked for it, so a prompt for a code is fine. */
  readonly wasAsked: boolean;
  /** How many callers besides the view wait for the whole result. */
  waiting: number;
}

/** What is known about one place. */
export interface Entry {
  readonly place: Place;
  snapshot: Snapshot | undefined;
  reading: Reading | undefined;
  /** True while the view shows the place opened. */
  open: boolean;
  /** True when what was read is known to predate a change. */
  outdated: boolean;
  /** True when it failed for lack of a code that nobody was prompted for. */
  lacksCode: boolean;
  /** True while the view has nothing to draw and has to be told when there is something. */
  isAwaited: boolean;
}

/** True for a place that was closed before anything arrived. */
export const isAbandoned = ({ open, reading, snapshot }: Entry): boolean => !open && !reading && !snapshot;

/** True while this reading is still in progress and nothing has arrived. */
export const waitsFor = (entry: Entry, reading: Reading | undefined): boolean =>
  reading !== undefined && entry.reading === reading && !entry.snapshot;

/** Adds what is known besides to what a place holds. @returns the virtual interface of which something else is known. */
export function learn(
  entry: Entry | undefined,
  learned: ReadonlyMap<string, Learned>,
  id: string,
): readonly VirtualInterface[] {
  if (!entry?.snapshot) return [];
  const { sweep } = entry.snapshot;
  entry.snapshot = { ...entry.snapshot, sweep: { ...sweep, learned } };
  return sweep.virtualInterfaces.filter(({ virtualInterfaceId }) => virtualInterfaceId === id);
}

/**
 * Shows rows as they arrive, the first immediately. Rows from an earlier reading stay until the new one is complete.
 */
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
