import * as l10n from '@vscode/l10n';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { isLeaving } from '../../directconnect/resources/states';
import { describe } from './describe';
import type { WriteOperation } from './operation';
import { unlessRefused } from './unlessRefused';

interface Accepted {
  readonly state: string | undefined;
}

interface Gateway {
  readonly virtualGatewayId?: string | undefined;
  readonly directConnectGatewayId?: string | undefined;
}

/**
 * The state of a virtual interface that was accepted for a gateway; `undefined` while it is waiting, or when it is
 * gone.
 */
function acceptedState(found: VirtualInterface | undefined, gateway: Gateway): string | undefined {
  const state = found?.virtualInterfaceState;
  if (!found || state === undefined || state === 'confirming' || isLeaving(state)) return undefined;
  const isAttached = gateway.virtualGatewayId
    ? found.virtualGatewayId === gateway.virtualGatewayId
    : found.directConnectGatewayId === gateway.directConnectGatewayId;
  return isAttached ? state : undefined;
}

/** Accepts a private virtual interface that another account allocated to this one, and attaches it to a gateway. */
export const confirmPrivateVirtualInterface: WriteOperation<
  'ConfirmPrivateVirtualInterface',
  { readonly wasAccepted: boolean },
  Accepted
> = {
  name: 'ConfirmPrivateVirtualInterface',
  touches: ({ virtualInterfaceId }) => [virtualInterfaceId],
  title: ({ virtualInterfaceId }) => l10n.t('Accept {0}', virtualInterfaceId),
  before: async (read, { virtualInterfaceId, ...gateway }) => {
    const before = await unlessRefused(describe(read, virtualInterfaceId));
    return { wasAccepted: acceptedState(before, gateway) !== undefined };
  },
  done: ({ virtualInterfaceState: state }) => ({ state }),
  look: async (read, { virtualInterfaceId, ...gateway }, { before, refused }) => {
    const state = acceptedState(await describe(read, virtualInterfaceId), gateway);
    // If it was accepted before, a refused request did not do it.
    return state === undefined || (refused && before.wasAccepted)
      ? { kind: 'nothing' }
      : { kind: 'done', result: { state }, certain: true };
  },
};
