import * as l10n from '@vscode/l10n';
import { deleteVirtualInterface } from '../../aws/operations/deleteVirtualInterface';
import { canBeDeleted } from '../../directconnect/resources/states';
import { inert } from '../../views/inert';
import { request } from '../writing/command';
import type { WriteCommand } from '../writing/command';
import { namesOf } from '../writing/run';
import { wordOf } from './wordOf';

/** Deletes virtual interfaces, once the user types the name of one, or a word for several. */
export const deleteCommand: WriteCommand<true> = {
  most: 10,
  unfit: ({ subject, part }) => {
    if (part) return l10n.t('Only its BGP peer is selected.');
    if (subject.kind !== 'virtualInterface') return l10n.t('It is not a virtual interface.');
    return canBeDeleted(subject.state) ? undefined : l10n.t('It is already being deleted or gone.');
  },
  ask: () => Promise.resolve(true),
  requests: ({ subject: { id } }) => [request(deleteVirtualInterface, { virtualInterfaceId: id })],
  confirmation: (targets, _answer, leftOut) => {
    const [{ subject }] = targets as [(typeof targets)[number]];
    if (targets.length === 1) {
      const word = wordOf(subject);
      const shown = inert(word);
      return {
        kind: 'word',
        title: l10n.t('Delete Virtual Interface {0} ({1})', shown, subject.id),
        prompt: l10n.t(
          'Its BGP sessions end and its VLAN stops carrying traffic. Type its name to delete it: {0}',
          shown,
        ),
        word,
        mistyped: l10n.t('Name doesn’t match. Type {0} or press Escape.', shown),
      };
    }
    const word = l10n.t('delete {0}', targets.length);
    return {
      kind: 'word',
      title: l10n.t('Delete {0} Virtual Interfaces', targets.length),
      prompt: [
        l10n.t('Their BGP sessions end and their VLANs stop carrying traffic: {0}.', namesOf(targets)),
        leftOut === undefined ? '' : l10n.t('Not included, because they can’t be deleted now: {0}.', leftOut),
        l10n.t('Type "{0}" to delete them.', word),
      ]
        .filter(Boolean)
        .join(' '),
      word,
      mistyped: l10n.t('Type "{0}" or press Escape.', word),
    };
  },
  done: ({ subject: { id } }) => l10n.t('{0} was deleted.', id),
};
