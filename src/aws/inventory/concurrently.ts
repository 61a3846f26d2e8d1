/** How much to do at a time, and until when. */
export interface ConcurrencyLimits {
  readonly atOnce: number;
  /** Milliseconds after which a hanging item no longer blocks the next one. */
  readonly patience: number;
  /** No further items are started once it is aborted. */
  readonly signal: AbortSignal;
}

/** Settles with the work, or after `patience` milliseconds. */
async function settledWithin(work: Promise<void>, patience: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, patience)));
  await Promise.race([work, late]);
  clearTimeout(timer);
}

/**
 * Processes many items, a limited number at a time. A hanging item delays the others only briefly, not until it ends.
 * @throws the first error of `work`, after all items have ended.
 */
export async function forEachConcurrently<Item>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<void>,
  { atOnce, patience, signal }: ConcurrencyLimits,
): Promise<void> {
  const begun: Promise<void>[] = [];
  const queue = items[Symbol.iterator]();
  const lane = async () => {
    while (!signal.aborted) {
      const next = queue.next();
      if (next.done) return;
      const working = work(next.value);
      begun.push(working);
      // Errors are thrown at the end: until then the rejection would be unhandled.
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
