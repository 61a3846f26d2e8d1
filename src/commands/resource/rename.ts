import * as l10n from '@vscode/l10n';
import { updateConnection } from '../../aws/operations/updateConnection';
import { updateLag } from '../../aws/operations/updateLag';
import { updateVirtualInterfaceAttributes } from '../../aws/operations/updateVirtualInterfaceAttributes';
import type { ResourceKind } from '../../directconnect/kinds/kind';
import { isResourceName } from '../../directconnect/resources/name';
import { isLeaving } from '../../directconnect/resources/states';
import { inert } from '../../views/inert';
import { request } from '../writing/command';
import type { Request, WriteCommand } from '../writing/command';
import { askText } from '../writing/confirm';
import { nameOf } from '../writing/run';

/** The request that renames a resource, for each kind that AWS can rename. */
const requestsOf: Readonly<Partial<Record<ResourceKind, (id: string, name: string) => Request>>> = {
  connection: (connectionId, connectionName) => request(updateConnection, { connectionId, connectionName }),
  lag: (lagId, lagName) => request(updateLag, { lagId, lagName }),
  virtualInterface: (virtualInterfaceId, virtualInterfaceName) =>
    request(updateVirtualInterfaceAttributes, { virtualInterfaceId, virtualInterfaceName }),
};

/** Renames a connection, LAG or virtual interface. */
export const renameCommand: WriteCommand<string> = {
  maxRows: 1,
  whyNot: ({ subject: { kind, state }, part }) => {
    if (part) return l10n.t('Only its BGP peer is selected.');
    if (!(kind in requestsOf)) return l10n.t('AWS can’t rename it.');
    return isLeaving(state) ? l10n.t('It is being deleted or already gone.') : undefined;
  },
  ask: async ({ showRequest }, [target]) => {
    if (!target) return undefined;
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
