import * as l10n from '@vscode/l10n';
import { Failure } from '../../aws/failure';
import { associateVirtualInterface } from '../../aws/operations/associateVirtualInterface';
import { moveTargets } from '../../directconnect/changes/move';
import type { MoveTarget } from '../../directconnect/changes/move';
import type { Impact } from '../../directconnect/impact/impact';
import { displayName } from '../../directconnect/resources/resources';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { regionLabel } from '../../directconnect/labels';
import type { RowSubject } from '../../views/connections/resourceOf';
import { inert } from '../../views/inert';
import { request } from '../writing/command';
import type { WriteCommand } from '../writing/command';
import { confirmImpact } from '../writing/confirmImpact';
import { freshInterface } from '../writing/freshInterface';
import { readImpact } from '../writing/readImpact';
import { nameOf } from '../writing/run';
import { pickTarget } from './pickTarget';

/** Where to move a virtual interface, and what that takes down. */
interface Answer {
  readonly target: MoveTarget;
  readonly impact: Impact;
}

/** Why a virtual interface can't be moved now; `undefined` when it can. */
const whyNotMove = ({ virtualInterfaceState: state }: VirtualInterface): string | undefined =>
  state === 'available' || state === 'down' ? undefined : l10n.t('It can be moved once it is available.');

const targetName = ({ subject }: MoveTarget): string => inert(displayName(subject.name, subject.id));

/** Moves a virtual interface to another connection or LAG of the account, in the same region. */
export const moveCommand: WriteCommand<Answer> = {
  maxRows: 1,
  whyNot: ({ subject, part }) => {
    if (part) return l10n.t('Only its BGP peer is selected.');
    if (subject.kind !== 'virtualInterface') return l10n.t('It is not a virtual interface.');
    return whyNotMove(subject.resource);
  },
  ask: async ({ from }, [row]) => {
    if (!row) return undefined;
    const { region } = row.place;
    const fresh = await freshInterface(from, row);
    const problem = whyNotMove(fresh);
    if (problem !== undefined) {
      throw new Failure('refused', problem, l10n.t('Refresh to see its current state.'));
    }
    const targets = moveTargets(fresh, region, await from.inventories.sweep(row.place));
    if (targets.length === 0) {
      throw new Failure(
        'refused',
        l10n.t('This account has no other connection or LAG in {0}.', regionLabel(region)),
        l10n.t('A virtual interface can only be moved within a region.'),
      );
    }
    const target = await pickTarget(l10n.t('Move {0}', inert(nameOf(row))), targets);
    if (!target) return undefined;
    const impact = await readImpact(from, row.place, { kind: 'virtualInterfaces', ids: [row.subject.id] });
    return impact && { target, impact };
  },
  requests: ({ subject: { id } }, { target }) => [
    request(associateVirtualInterface, { virtualInterfaceId: id, connectionId: target.subject.id }),
  ],
  impact: ({ impact }) => impact,
  confirmation: (targets, { target, impact }) => {
    const [row] = targets as [RowSubject];
    const vlan = row.subject.kind === 'virtualInterface' ? row.subject.resource.vlan : undefined;
    return confirmImpact({
      subject: row.subject,
      impact,
      question: l10n.t('Move {0} to {1}?', inert(nameOf(row)), targetName(target)),
      notes: [
        ...(target.warning === undefined ? [] : [inert(target.warning)]),
        l10n.t(
          'Its BGP sessions go down, and come back with the same addresses and keys once your router has VLAN {0} on {1}.',
          vlan ?? '?',
          targetName(target),
        ),
        l10n.t('Until then, the old peers are listed as deleting, beside the new ones.'),
      ],
      yes: l10n.t('Move'),
    });
  },
  done: (row, { target }) =>
    l10n.t('{0} was moved to {1}.', nameOf(row), displayName(target.subject.name, target.subject.id)),
};
