import { problemWords } from '../../aws/profiles/problemWords';
import type { ProfileProblem } from '../../aws/profiles/profiles';
import type { FileProblem } from '../tree/nodes/problemNode';

/** A problem in a shared AWS file, as shown. */
export function fileProblem(problem: ProfileProblem): FileProblem {
  const { kind, file, line, about = '' } = problem;
  return {
    key: [kind, String(line ?? about)],
    file,
    ...problemWords(problem),
    line,
    canBeOpened: kind !== 'notAFile',
  };
}
