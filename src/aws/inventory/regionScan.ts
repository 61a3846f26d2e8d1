import { toFailure } from '../failures';
import type { Failure } from '../failures';
import { saysNotEnabled } from '../transport/notEnabled';
import { sideBySide } from './sideBySide';

/** How many regions are asked at a time, and for how many milliseconds one that hangs counts as one of them. */
const AT_ONCE = 6;
const PATIENCE = 3_000;

/** What each region came to. In none of the lists is a region that was not asked, or gave no answer, before the end. */
export interface RegionScan {
  readonly inUse: readonly string[];
  readonly empty: readonly string[];
  /** Regions that AWS has not enabled for the account. */
  readonly notEnabled: readonly string[];
  readonly failed: readonly { readonly region: string; readonly failure: Failure }[];
}

/**
 * Asks each region whether anything is there. What was answered before it is cancelled counts.
 * @param ask throws a Failure.
 * @param progress is told how many regions have answered, and how many of them are in use.
 */
export async function scanRegions(
  regions: readonly string[],
  ask: (region: string, signal: AbortSignal) => Promise<boolean>,
  signal: AbortSignal,
  progress: (answered: number, inUse: number) => void,
): Promise<RegionScan> {
  const answers = new Map<string, boolean | Failure>();
  let inUse = 0;
  await sideBySide(
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
  // Only where other regions take the same keys is it the region, and not the keys.
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
