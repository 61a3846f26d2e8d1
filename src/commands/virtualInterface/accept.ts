import * as l10n from '@vscode/l10n';
import { confirmPrivateVirtualInterface } from '../../aws/operations/confirmPrivateVirtualInterface';
import type { Gateway } from '../../aws/session/session';
import type { ResourceSubject } from '../../directconnect/kinds/subject';
import { gatewayLabel } from '../../views/allocation/gatewayLabel';
import { inert } from '../../views/inert';
import { request } from '../writing/command';
import type { WriteCommand } from '../writing/command';
import { nameOf } from '../writing/run';
import { pickGateway } from './pickGateway';

const waits = ({ kind, resource, state }: ResourceSubject) =>
  kind === 'virtualInterface' && resource.virtualInterfaceType === 'private' && state === 'confirming';

/**
 * Accepts a virtual interface that is waiting for the profile's account, and attaches it to a gateway that the user
 * chooses.
 */
export const acceptCommand: WriteCommand<Gateway> = {
  most: 1,
  unfit: ({ subject }) =>
    waits(subject)
      ? undefined
      : l10n.t('It is not a private virtual interface that is waiting to be accepted.'),
  ask: async ({ from }, [target]) =>
    target && pickGateway(await from.sessions.session(target.place), nameOf(target)),
  requests: ({ subject: { id } }, gateway) => [
    request(confirmPrivateVirtualInterface, {
      virtualInterfaceId: id,
      ...(gateway.kind === 'virtual'
        ? { virtualGatewayId: gateway.id }
        : { directConnectGatewayId: gateway.id }),
    }),
  ],
  confirmation: ([target], gateway) => {
    const { id } = target?.subject ?? { id: '' };
    const name = target ? nameOf(target) : id;
    return {
      kind: 'button',
      question: l10n.t(
        'Accept {0} and attach it to this gateway?',
        inert(name === id ? id : `${name} (${id})`),
      ),
      detail: l10n.t(
        '{0}\n\nIt can’t be moved to another gateway later without deleting the virtual interface and creating it again.',
        gatewayLabel(gateway),
      ),
      yes: l10n.t('Accept'),
    };
  },
  done: ({ subject: { id } }) => l10n.t('{0} was accepted.', id),
};
