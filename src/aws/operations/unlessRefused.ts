import type { FailureKind } from '../failure';
import { toFailure } from '../toFailure';

/** Failures in an answer from AWS. They do not stop the write, whose own answer shows whether it is allowed. */
const answers: ReadonlySet<FailureKind> = new Set(['denied', 'refused', 'incomplete']);

/** The result of a read, or `undefined` if AWS refused it: a caller may be allowed to write but not to read. */
export async function unlessRefused<Read>(reading: Promise<Read>): Promise<Read | undefined> {
  try {
    return await reading;
  } catch (error) {
    const failure = toFailure(error, 'DescribeVirtualInterfaces');
    if (!answers.has(failure.kind)) throw failure;
    return undefined;
  }
}
