/**
 * Defers something until it is first needed, and does it once: every call returns the same promise. A rejected promise
 * is not kept, so the next call tries again.
 */
export function lazy<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let kept: Promise<Value> | undefined;
  return () => {
    kept ??= make().catch((error: unknown) => {
      kept = undefined;
      throw error;
    });
    return kept;
  };
}
