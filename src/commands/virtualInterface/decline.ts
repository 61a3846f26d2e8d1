import * as l10n from '@vscode/l10n';
import { deleteVirtualInterface } from '../../aws/operations/deleteVirtualInterface';
import { inert } from '../../views/inert';
import { request } from '../writing/command';
import type { WriteCommand } from '../writing/command';
import { nameOf, namesOf } from '../writing/run';
import { wordOf } from './wordOf';

/** Declines virtual interfaces that another account allocated to this one, once the user types the name. */
export const declineCommand: WriteCommand<true> = {
  maxRows: 10,
  // Declining is the same for every type, whether or not this version knows it.
  whyNot: ({ subject }) =>
    subject.kind === 'virtualInterface' && subject.state === 'confirming'
      ? undefined
      : l10n.t('It is not a virtual interface that is waiting to be accepted.'),
  ask: () => Promise.resolve(true),
  requests: ({ subject: { id } }) => [request(deleteVirtualInterface, { virtualInterfaceId: id })],
  confirmation: (targets, _answer, leftOut) => {
    const [{ subject }] = targets as [(typeof targets)[number]];
    const word = targets.length === 1 ? wordOf(subject) : l10n.t('decline {0}', targets.length);
    return {
      kind: 'word',
      title:
        targets.length === 1
          ? l10n.t('Decline Virtual Interface {0} ({1})', inert(word), subject.id)
          : l10n.t('Decline {0} Virtual Interfaces', targets.length),
      prompt: [
        l10n.t('This can’t be undone: the connection’s owner would have to allocate again.'),
        targets.length === 1 ? '' : l10n.t('Declined: {0}.', namesOf(targets)),
        leftOut === undefined
          ? ''
          : l10n.t('Not included, because they are not waiting to be accepted: {0}.', leftOut),
        l10n.t('Type "{0}" to decline.', inert(word)),
      ]
        .filter(Boolean)
        .join(' '),
      word,
      mistyped: l10n.t('Type "{0}" or press Escape.', inert(word)),
    };
  },
  done: (target) => l10n.t('{0} was declined.', nameOf(target)),
};
