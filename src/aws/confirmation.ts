import { ConfirmPrivateVirtualInterfaceCommand } from '@aws-sdk/client-direct-connect';
import { withoutSecrets } from '../directconnect/resources';
import { call } from './calls';
import type { Clients } from './clients';
import { toFailure } from './failures';
import { readVirtualInterfaces } from './inventory/lists';
import type { ConfirmationOutcome, GatewayChoice } from './session';
import { definite, unsent } from './writes';

/** States of a virtual interface that nobody can accept any more. */
const over: ReadonlySet<string> = new Set(['deleting', 'deleted', 'rejected']);

/**
 * Looks whether a virtual interface has been accepted for a gateway.
 * @returns its state when it has; `undefined` while it still waits, or is over.
 */
export async function lookForAccepted(
  { reader }: Clients,
  virtualInterfaceId: string,
  gateway: GatewayChoice,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const [found] = await readVirtualInterfaces(reader, { virtualInterfaceId }, withoutSecrets, signal);
  const state = found?.virtualInterfaceState;
  if (!found || state === undefined || state === 'confirming' || over.has(state)) return undefined;
  const attached = gateway.kind === 'virtual' ? found.virtualGatewayId : found.directConnectGatewayId;
  return attached === gateway.id ? state : undefined;
}

/**
 * Accepts a private virtual interface for a gateway, once. When the answer does not settle what happened, the virtual
 * interface is looked at instead: one that still waits right after a drop may yet be accepted.
 */
export async function confirm(
  clients: Clients,
  virtualInterfaceId: string,
  gateway: GatewayChoice,
  signal?: AbortSignal,
): Promise<ConfirmationOutcome> {
  const attach =
    gateway.kind === 'virtual' ? { virtualGatewayId: gateway.id } : { directConnectGatewayId: gateway.id };
  const command = new ConfirmPrivateVirtualInterfaceCommand({ virtualInterfaceId, ...attach });
  try {
    const answer = await call(
      'ConfirmPrivateVirtualInterface',
      (abortSignal) => clients.writer().send(command, { abortSignal }),
      signal,
    );
    return { kind: 'accepted', state: answer.virtualInterfaceState };
  } catch (error) {
    const failure = toFailure(error, 'ConfirmPrivateVirtualInterface');
    if (definite.has(failure.kind)) return { kind: failure.code ? 'refused' : 'notSent', failure };
    if (unsent.has(failure.kind)) return { kind: 'notSent', failure };
    const look = () => lookForAccepted(clients, virtualInterfaceId, gateway, signal);
    const state = failure.kind === 'cancelled' ? undefined : await look().catch(() => undefined);
    return state === undefined ? { kind: 'unknown', failure } : { kind: 'accepted', state };
  }
}
