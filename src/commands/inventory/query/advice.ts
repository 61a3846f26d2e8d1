import type { Candidate } from '../../../directconnect/inventory/candidates';
import { completing } from '../../../directconnect/inventory/completion';
import type { Completion } from '../../../directconnect/inventory/completion';
import type { Reading } from '../../../directconnect/inventory/term';
import { parseTerms } from '../../../directconnect/inventory/terms';
import { findingUnseen } from '../../../directconnect/inventory/unseen';
import type { Unseen } from '../../../directconnect/inventory/unseen';
import { workInSlices } from '../../../slices';

/** What a query is about. */
export interface QuerySource {
  /** Everything that was read. */
  readonly candidates: () => Iterable<Candidate>;
  /** What was read, as far as parsing depends on it. */
  readonly reading: Reading;
}

/** What to say about a query while it is typed. */
export interface Advice {
  /** Why it can't be parsed, if so. */
  readonly problem: string | undefined;
  /** The query as it was probably meant, where it can't be parsed. */
  readonly meant: string | undefined;
  /** The values that match nothing read so far. */
  readonly unseen: readonly Unseen[];
  readonly completions: readonly Completion[];
}

/** True once a query asks for a location, which may be meant by its name. */
export const asksForLocation = (query: string) => /(^|[\s-])location:/i.test(query);

/** True when each word and value of a query matches something read so far. */
export async function isSeen(query: string, { candidates, reading }: QuerySource): Promise<boolean> {
  const unseen = await workInSlices(findingUnseen(query, candidates, reading, true), () => true);
  return unseen?.result.length === 0;
}

/** What to say about a query; `undefined` when it is no longer wanted. */
export async function adviceOn(
  query: string,
  source: QuerySource,
  wanted: () => boolean,
): Promise<Advice | undefined> {
  const { problem, meant } = { meant: undefined, ...parseTerms(query, source.reading) };
  const { candidates, reading } = source;
  const completed = await workInSlices(completing(query, candidates(), reading), wanted);
  const asked = problem === undefined ? query : '';
  const unseen = await workInSlices(findingUnseen(asked, candidates, reading, false), wanted);
  return completed && unseen && { problem, meant, unseen: unseen.result, completions: completed.result };
}
