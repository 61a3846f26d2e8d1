import * as l10n from '@vscode/l10n';
import { Failure } from '../../aws/failure';
import type { RowSubject } from '../../views/connections/resourceOf';
import type { Request } from './command';

/** One of the requests that are sent one after the other. */
export interface Planned {
  readonly target: RowSubject;
  readonly request: Request;
  /** Its name in messages: that of its row or, if the row has several requests, its title. */
  readonly name: string;
}

/**
 * Which requests were done before the one that failed or whose outcome is unknown, and which were not sent.
 * @param isOpen true while the others are sent once it is known to be done.
 */
export function otherRequestWords(plan: readonly Planned[], index: number, isOpen: boolean): string[] {
  const names = (some: readonly Planned[]) => some.map(({ name }) => name).join(', ');
  const [before, after] = [plan.slice(0, index), plan.slice(index + 1)];
  const notSent = (rest: string) =>
    isOpen
      ? l10n.t('Sent only if that one turns out to be done: {0}.', rest)
      : l10n.t('Not sent: {0}.', rest);
  return [
    ...(before.length > 0 ? [l10n.t('Done before that: {0}.', names(before))] : []),
    ...(after.length > 0 ? [notSent(names(after))] : []),
  ];
}

/** The failure of one of several requests. */
export function failureOfOne({ name }: Planned, others: readonly string[], failure: Failure): Failure {
  if (others.length === 0) return failure;
  const said = [l10n.t('{0}: {1}', name, failure.message), ...others].join(' ');
  return new Failure(failure.kind, said, failure.advice, failure.code, failure.words);
}
