import * as l10n from '@vscode/l10n';
import { stopBgpFailoverTest } from '../../aws/operations/stopBgpFailoverTest';
import type { FailoverTest } from '../../directconnect/failover/tests';
import type { RowSubject } from '../../views/connections/resourceOf';
import { inert } from '../../views/inert';
import { request } from '../writing/command';
import type { WriteCommand } from '../writing/command';
import { nameOf } from '../writing/run';
import { requireOwner } from './owner';

/** Ends a failover test early. @param after records that. */
export const stopFailoverTestCommand = (
  after: (target: RowSubject, test: FailoverTest) => void,
): WriteCommand<true> => ({
  maxRows: 1,
  whyNot: ({ subject }) => {
    if (subject.kind !== 'virtualInterface') return l10n.t('It is not a virtual interface.');
    return subject.state === 'testing' ? undefined : l10n.t('No failover test is running on it.');
  },
  ask: async ({ from }, [target]) => {
    if (!target) return undefined;
    await requireOwner(from, target);
    return true;
  },
  requests: ({ subject: { id } }) => [request(stopBgpFailoverTest, { virtualInterfaceId: id })],
  confirmation: ([target]) => ({
    kind: 'button',
    question: l10n.t('Stop the failover test of {0}?', inert(target ? nameOf(target) : '')),
    detail: l10n.t('AWS brings its BGP sessions back up now. A stopped test can’t be resumed.'),
    yes: l10n.t('Stop Test'),
  }),
  after: (target, test) => after(target, test as FailoverTest),
  done: (target) => l10n.t('The failover test of {0} was stopped.', nameOf(target)),
});
