import * as l10n from '@vscode/l10n';
import type { ConfirmPrivateVirtualInterfaceRequest } from '../../directconnect/api';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { isLeaving } from '../../directconnect/resources/states';
import { describe } from './describe';
import type { WriteOperation } from './operation';
import { unlessRefused } from './unlessRefused';

/** The three operations that accept a virtual interface. */
export type Confirmation =
  'ConfirmPrivateVirtualInterface' | 'ConfirmPublicVirtualInterface' | 'ConfirmTransitVirtualInterface';

interface Accepted {
  readonly state: string | undefined;
}

export type ConfirmationWrite<Name extends Confirmation> = WriteOperation<
  Name,
  { readonly wasAccepted: boolean },
  Accepted
>;

/**
 * The state of a virtual interface that was accepted, and attached to the gateway of the request if it names one;
 * `undefined` while it is waiting, or when it is gone.
 */
function acceptedState(
  found: VirtualInterface | undefined,
  asked: ConfirmPrivateVirtualInterfaceRequest,
): string | undefined {
  const state = found?.virtualInterfaceState;
  if (!found || state === undefined || state === 'confirming' || isLeaving(state)) return undefined;
  const isAttached = (['virtualGatewayId', 'directConnectGatewayId'] as const).every(
    (gateway) => !asked[gateway] || found[gateway] === asked[gateway],
  );
  return isAttached ? state : undefined;
}

/** A write that accepts a virtual interface, which another account allocated to this one. */
export const confirmationWrite = <Name extends Confirmation>(name: Name): ConfirmationWrite<Name> => ({
  name,
  touches: ({ virtualInterfaceId }) => [virtualInterfaceId],
  title: ({ virtualInterfaceId }) => l10n.t('Accept {0}', virtualInterfaceId),
  before: async (read, input) => {
    const before = await unlessRefused(describe(read, input.virtualInterfaceId));
    return { wasAccepted: acceptedState(before, input) !== undefined };
  },
  // In these states it was not accepted.
  done: ({ virtualInterfaceState: state }) =>
    state === 'confirming' || isLeaving(state) ? undefined : { state },
  check: async (read, input, { before, refused }) => {
    const state = acceptedState(await describe(read, input.virtualInterfaceId), input);
    // If it was accepted before, a refused request did not do it.
    return state === undefined || (refused && before.wasAccepted)
      ? { kind: 'nothing' }
      : { kind: 'done', result: { state }, certain: true };
  },
});
