import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import { updateVirtualInterfaceAttributes } from '../../aws/operations/updateVirtualInterfaceAttributes';
import type { Impact } from '../../directconnect/impact/impact';
import { impactLines } from '../../directconnect/impact/impactWords';
import { inert } from '../../views/inert';
import { request } from '../writing/command';
import type { WriteCommand } from '../writing/command';
import { readImpact } from '../writing/readImpact';
import { nameOf } from '../writing/run';

/** The MTUs in AWS's documentation, in bytes, by type of virtual interface; a public one always has 1500. */
const mtus: ReadonlyMap<string, readonly number[]> = new Map([
  ['private', [1500, 8500, 9001]],
  ['transit', [1500, 8500]],
]);

/** What to know before choosing one of the two sizes of jumbo frames. */
const choiceOf = (type: string, mtu: number) =>
  type === 'private' && mtu > 1500
    ? { detail: l10n.t('AWS’s documentation disagrees on jumbo frames: some pages say 8500, others 9001.') }
    : undefined;

/** An MTU, and what changing to it interrupts. */
interface Answer {
  readonly mtu: number;
  readonly impact: Impact;
}

/** Changes the MTU of a private or transit virtual interface. */
export const changeMtuCommand: WriteCommand<Answer> = {
  maxRows: 1,
  whyNot: ({ subject }) => {
    if (subject.kind !== 'virtualInterface') return l10n.t('It is not a virtual interface.');
    if (!mtus.has(subject.resource.virtualInterfaceType ?? '')) {
      return l10n.t('The MTU of a public virtual interface is 1500 and can’t be changed.');
    }
    return subject.state === 'available' || subject.state === 'down'
      ? undefined
      : l10n.t('Its MTU can be changed once it is available.');
  },
  ask: async ({ from }, [target]) => {
    if (target?.subject.kind !== 'virtualInterface') return undefined;
    const { mtu: now = 1500, virtualInterfaceType = '' } = target.subject.resource;
    const picked = await window.showQuickPick(
      (mtus.get(virtualInterfaceType) ?? [])
        .filter((mtu) => mtu !== now)
        .map((mtu) => ({ label: String(mtu), mtu, ...choiceOf(virtualInterfaceType, mtu) })),
      { title: l10n.t('MTU of {0}', inert(nameOf(target))), placeHolder: l10n.t('Current: {0}', now) },
    );
    if (!picked) return undefined;
    const { mtu } = picked;
    const change = { kind: 'mtu', virtualInterfaceId: target.subject.id, mtu } as const;
    const impact = await readImpact(from, target.place, change);
    return impact && { mtu, impact };
  },
  requests: ({ subject: { id } }, { mtu }) => [
    request(updateVirtualInterfaceAttributes, { virtualInterfaceId: id, mtu }),
  ],
  impact: ({ impact }) => impact,
  confirmation: ([target], { mtu, impact }) => ({
    kind: 'button',
    question: l10n.t('Change the MTU of {0} to {1}?', inert(target ? nameOf(target) : ''), mtu),
    detail: [
      ...(impact.seconds !== undefined
        ? [
            l10n.t(
              'The port may not support jumbo frames yet. If it does not, AWS updates it, which interrupts every virtual interface on the connection.',
            ),
            ...impactLines(impact),
          ]
        : [l10n.t('Other virtual interfaces on the connection should not be interrupted.')]),
      l10n.t('Set the same MTU on your router.'),
    ].join('\n\n'),
    yes: l10n.t('Change MTU'),
  }),
  done: (target, { mtu }) => l10n.t('The MTU of {0} is now {1}.', nameOf(target), mtu),
};
