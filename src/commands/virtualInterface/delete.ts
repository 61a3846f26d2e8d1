import * as l10n from '@vscode/l10n';
import { deleteVirtualInterface } from '../../aws/operations/deleteVirtualInterface';
import type { Impact } from '../../directconnect/impact/impact';
import { impactLines } from '../../directconnect/impact/impactWords';
import { isWarning } from '../../directconnect/impact/worstCase';
import { canBeDeleted } from '../../directconnect/resources/states';
import { inert } from '../../views/inert';
import { request } from '../writing/command';
import type { WriteCommand } from '../writing/command';
import { readImpact } from '../writing/readImpact';
import { nameOf, namesOf } from '../writing/run';
import { wordOf } from './wordOf';

/** Deletes virtual interfaces, once the user types the name of one, or a word for several. */
export const deleteCommand: WriteCommand<Impact> = {
  maxRows: 10,
  whyNot: ({ subject, part }) => {
    if (part) return l10n.t('Only its BGP peer is selected.');
    if (subject.kind !== 'virtualInterface') return l10n.t('It is not a virtual interface.');
    return canBeDeleted(subject.state) ? undefined : l10n.t('It is being deleted or already gone.');
  },
  ask: async ({ from }, targets) => {
    const [first] = targets;
    const ids = targets.map(({ subject }) => subject.id);
    return first && readImpact(from, first.place, { kind: 'virtualInterfaces', ids });
  },
  requests: ({ subject: { id } }) => [request(deleteVirtualInterface, { virtualInterfaceId: id })],
  impact: (impact) => impact,
  confirmation: (targets, impact, leftOut) => {
    const [{ subject }] = targets as [(typeof targets)[number]];
    const isOne = targets.length === 1;
    const word = isOne ? wordOf(subject) : l10n.t('delete {0}', targets.length);
    const shown = inert(word);
    return {
      kind: 'word',
      word,
      isAlarming: isWarning(impact),
      title: isOne
        ? l10n.t('Delete Virtual Interface {0} ({1})', shown, subject.id)
        : l10n.t('Delete {0} Virtual Interfaces', targets.length),
      prompt: [
        ...(isOne ? [] : [l10n.t('To delete: {0}.', namesOf(targets))]),
        ...(leftOut === undefined
          ? []
          : [l10n.t('Not included, because they can’t be deleted now: {0}.', leftOut)]),
        ...impactLines(impact).map(inert),
        isOne
          ? l10n.t('Type its name to delete it: {0}', shown)
          : l10n.t('Type "{0}" to delete them.', shown),
      ].join(' '),
      mistyped: isOne
        ? l10n.t('Name doesn’t match. Type {0} or press Escape.', shown)
        : l10n.t('Type "{0}" or press Escape.', shown),
    };
  },
  done: (target) => l10n.t('{0} was deleted.', nameOf(target)),
};
