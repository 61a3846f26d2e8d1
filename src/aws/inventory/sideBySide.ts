/** How much is done at a time, and until when. */
export interface Bounds {
  readonly atOnce: number;
  /** Milliseconds after which what still hangs no longer keeps the next from being begun. */
  readonly patience: number;
  /** Begins no more of them when it is aborted. */
  readonly signal: AbortSignal;
}

/** Settles with the work, or when patience is at its end. */
async function settledWithin(work: Promise<void>, patience: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, patience)));
  await Promise.race([work, late]);
  clearTimeout(timer);
}

/**
 * Does the same for many, so many at a time. One that hangs holds the others up for a moment, and not until it ends.
 * @throws the first of what `work` threw, when all have ended.
 */
export async function sideBySide<Item>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<void>,
  { atOnce, patience, signal }: Bounds,
): Promise<void> {
  const begun: Promise<void>[] = [];
  const queue = items[Symbol.iterator]();
  const lane = async () => {
    while (!signal.aborted) {
      const next = queue.next();
      if (next.done) return;
      const working = work(next.value);
      begun.push(working);
      // What it throws is told at the end: until then it would be nobody's.
      await settledWithin(
        working.catch(() => undefined),
        patience,
      );
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  const ends = await Promise.allSettled(begun);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
