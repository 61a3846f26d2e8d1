import { ConfirmPrivateVirtualInterfaceCommand } from '@aws-sdk/client-direct-connect';
import { withoutSecrets } from '../../directconnect/resources/resources';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import type { Clients } from '../transport/clients';
import { readVirtualInterfaces } from '../inventory/lists';
import type { ConfirmationOutcome, GatewayChoice } from '../session/session';
import { unlessRefused, writeOnce } from './writes';

/** States of a virtual interface that nobody can accept any more. */
const over: ReadonlySet<string> = new Set(['deleting', 'deleted', 'rejected']);

async function describe(
  { reader }: Clients,
  virtualInterfaceId: string,
  signal?: AbortSignal,
): Promise<VirtualInterface | undefined> {
  const found = await readVirtualInterfaces(reader, { virtualInterfaceId }, withoutSecrets, signal);
  return found.find((one) => one.virtualInterfaceId === virtualInterfaceId);
}

/** The state of a virtual interface that has been accepted for a gateway; `undefined` while it waits, or is over. */
function acceptedState(found: VirtualInterface | undefined, gateway: GatewayChoice): string | undefined {
  const state = found?.virtualInterfaceState;
  if (!found || state === undefined || state === 'confirming' || over.has(state)) return undefined;
  const attached = gateway.kind === 'virtual' ? found.virtualGatewayId : found.directConnectGatewayId;
  return attached === gateway.id ? state : undefined;
}

/**
 * Looks whether a virtual interface has been accepted for a gateway.
 * @returns its state when it has; `undefined` while it still waits, or is over.
 */
export async function lookForAccepted(
  clients: Clients,
  virtualInterfaceId: string,
  gateway: GatewayChoice,
  signal?: AbortSignal,
): Promise<string | undefined> {
  return acceptedState(await describe(clients, virtualInterfaceId, signal), gateway);
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
  let wasAccepted = false;
  const written = await writeOnce<{ state: string | undefined }>(
    clients,
    {
      operation: 'ConfirmPrivateVirtualInterface',
      prepare: async () => {
        const before = await unlessRefused(describe(clients, virtualInterfaceId, signal));
        wasAccepted = acceptedState(before, gateway) !== undefined;
      },
      send: async (client, abortSignal) => {
        const answer = await client.send(command, { abortSignal });
        return { state: answer.virtualInterfaceState };
      },
      look: async (refused) => {
        const state = await lookForAccepted(clients, virtualInterfaceId, gateway, signal);
        // What was accepted before is no effect of a request that is refused.
        return state === undefined || (refused && wasAccepted) ? undefined : { state };
      },
    },
    signal,
  );
  if (written.kind !== 'done') return written;
  const { done, despite } = written;
  return { kind: 'accepted', state: done.state, ...(despite?.refusal && { refusal: despite.refusal }) };
}
