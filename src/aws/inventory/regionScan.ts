import { toFailure } from '../toFailure';
import type { Failure } from '../failure';
import { saysNotEnabled } from '../transport/notEnabled';
import { forEachConcurrently } from './concurrently';

/** How many regions are checked at a time, and after how many milliseconds a hanging one no longer counts. */
const AT_ONCE = 6;
const PATIENCE = 3_000;

/** The result for each region. A region that was not asked or did not answer in time is in none of the lists. */
export interface RegionScan {
  readonly inUse: readonly string[];
  readonly empty: readonly string[];
  /** Regions that AWS has not enabled for the account. */
  readonly notEnabled: readonly string[];
  readonly failed: readonly { readonly region: string; readonly failure: Failure }[];
}

/**
 * Checks each region for resources. Answers that arrive before cancellation count.
 * @param ask throws a Failure.
 * @param progress receives how many regions have answered, and how many of them are in use.
 */
export async function scanRegions(
  regions: readonly string[],
  ask: (region: string, signal: AbortSignal) => Promise<boolean>,
  signal: AbortSignal,
  progress: (answered: number, inUse: number) => void,
): Promise<RegionScan> {
  const answers = new Map<string, boolean | Failure>();
  let inUse = 0;
  await forEachConcurrently(
    regions,
    async (region) => {
      try {
        const used = await ask(region, signal);
        answers.set(region, used);
        if (used) inUse += 1;
      } catch (error) {
        if (signal.aborted) return;
        answers.set(region, toFailure(error, 'DescribeConnections'));
      }
      progress(answers.size, inUse);
    },
    { atOnce: AT_ONCE, patience: PATIENCE, signal },
  );
  const which = (wanted: boolean) => regions.filter((region) => answers.get(region) === wanted);
  const failed = regions.flatMap((region) => {
    const failure = answers.get(region);
    return typeof failure === 'object' ? [{ region, failure }] : [];
  });
  // Only if other regions accept the same keys is the region the cause rather than the keys.
  const accepted = [...answers.values()].some(
    (answer) => typeof answer === 'boolean' || answer.kind === 'denied',
  );
  const isNotEnabled = ({ region, failure }: RegionScan['failed'][number]) =>
    accepted && saysNotEnabled(region, failure);
  return {
    inUse: which(true),
    empty: which(false),
    notEnabled: failed.filter(isNotEnabled).map(({ region }) => region),
    failed: failed.filter((one) => !isNotEnabled(one)),
  };
}
