import * as l10n from '@vscode/l10n';
import { updateConnection } from '../../aws/operations/updateConnection';
import { updateLag } from '../../aws/operations/updateLag';
import { updateVirtualInterfaceAttributes } from '../../aws/operations/updateVirtualInterfaceAttributes';
import { nameKey } from '../../directconnect/allocation/knownNetwork';
import { sameName } from '../../directconnect/allocation/rules/owner';
import type { ResourceKind } from '../../directconnect/kinds/kind';
import { isResourceName } from '../../directconnect/resources/name';
import { isGone, isLeaving } from '../../directconnect/resources/states';
import type { RowSubject } from '../../views/connections/resourceOf';
import { inert } from '../../views/inert';
import { request } from '../writing/command';
import type { Request, WriteCommand } from '../writing/command';
import { askText } from '../writing/confirm';
import { nameOf } from '../writing/run';
import type { Stores } from '../../views/stores';

/** The request that renames a resource, for each kind that AWS can rename. */
const requestsOf: Readonly<Partial<Record<ResourceKind, (id: string, name: string) => Request>>> = {
  connection: (connectionId, connectionName) => request(updateConnection, { connectionId, connectionName }),
  lag: (lagId, lagName) => request(updateLag, { lagId, lagName }),
  virtualInterface: (virtualInterfaceId, virtualInterfaceName) =>
    request(updateVirtualInterfaceAttributes, { virtualInterfaceId, virtualInterfaceName }),
};

/** The other virtual interfaces by their names, in everything that was read; none for a resource of another kind. */
function othersByName({ inventories }: Stores, { subject }: RowSubject) {
  if (subject.kind !== 'virtualInterface') return new Map<string, { virtualInterfaceId: string }>();
  const all = inventories.known().flatMap(({ sweep }) => sweep.virtualInterfaces);
  return new Map(
    all.flatMap(({ virtualInterfaceId = '', virtualInterfaceName = '', virtualInterfaceState: state }) =>
      virtualInterfaceId === subject.id || isGone(state)
        ? []
        : [[nameKey(virtualInterfaceName), { virtualInterfaceId }] as const],
    ),
  );
}

/** Renames a connection, LAG or virtual interface. */
export const renameCommand: WriteCommand<string> = {
  maxRows: 1,
  whyNot: ({ subject: { kind, state }, part }) => {
    if (part) return l10n.t('Only its BGP peer is selected.');
    if (!(kind in requestsOf)) return l10n.t('AWS can’t rename it.');
    return isLeaving(state) ? l10n.t('It is being deleted or already gone.') : undefined;
  },
  ask: async ({ from, showRequest }, [target]) => {
    if (!target) return undefined;
    const others = othersByName(from, target);
    const { name = '', id } = target.subject;
    const isGood = (typed: string) => isResourceName(typed) && typed !== name;
    const typed = await askText({
      title: l10n.t('Rename {0} ({1})', inert(nameOf(target)), id),
      prompt: l10n.t('New name. Traffic is not affected.'),
      value: name,
      validate: (value) => {
        if (!isResourceName(value)) {
          return l10n.t('Enter 1 to 100 letters, digits, spaces or any of - _ , /.');
        }
        return value === name ? l10n.t('This is already its name.') : undefined;
      },
      advise: (value) => inert(sameName(value, others) ?? '') || undefined,
      onShowRequest: (value) => {
        if (isGood(value)) showRequest(value);
      },
    });
    return typed;
  },
  requests: ({ subject: { kind, id } }, name) => {
    const make = requestsOf[kind];
    return make ? [make(id, name)] : [];
  },
  confirmation: () => ({ kind: 'asked' }),
  done: (target, name) => l10n.t('{0} is now called {1}.', nameOf(target), name),
};
