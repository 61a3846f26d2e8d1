import { AllocatePrivateVirtualInterfaceCommand } from '@aws-sdk/client-direct-connect';
import type { AllocatePrivateVirtualInterfaceRequest } from '@aws-sdk/client-direct-connect';
import { withoutSecrets } from '../directconnect/resources';
import type { VirtualInterface } from '../directconnect/resources';
import { call } from './calls';
import type { Clients } from './clients';
import { toFailure } from './failures';
import type { Failure, FailureKind } from './failures';
import type { AllocationOutcome } from './session';
import { readVirtualInterfaces } from './inventory/sweep';

/** Failures after which nothing can have been created: AWS said no before it did anything. */
export const definite: ReadonlySet<FailureKind> = new Set(['refused', 'denied', 'credentials', 'expired']);
/** Failures after which nothing can have been sent. */
export const unsent: ReadonlySet<FailureKind> = new Set(['unreachable', 'profile', 'signIn', 'mfa']);

/** The virtual interfaces of one connection. */
function onConnection(clients: Clients, connectionId: string): Promise<VirtualInterface[]> {
  return readVirtualInterfaces(clients.reader, { connectionId }, withoutSecrets);
}

/** True when a virtual interface is what the request asked for, as far as an answer can tell. */
function matches(found: VirtualInterface, request: AllocatePrivateVirtualInterfaceRequest): boolean {
  const wanted = request.newPrivateVirtualInterfaceAllocation;
  const asn = wanted?.asnLong ?? wanted?.asn;
  return (
    found.virtualInterfaceState !== 'deleted' &&
    found.virtualInterfaceState !== 'rejected' &&
    found.vlan === wanted?.vlan &&
    found.virtualInterfaceName === wanted?.virtualInterfaceName &&
    found.ownerAccount === request.ownerAccount &&
    (found.asnLong ?? found.asn) === asn
  );
}

/** Looks for what a request may have created: only an id that was not there before can be it. */
export async function lookForAllocated(
  clients: Clients,
  request: AllocatePrivateVirtualInterfaceRequest,
  before: readonly string[],
): Promise<VirtualInterface | undefined> {
  const there = await onConnection(clients, request.connectionId ?? '');
  return there.find((found) => !before.includes(found.virtualInterfaceId ?? '') && matches(found, request));
}

async function outcomeOf(
  failure: Failure,
  clients: Clients,
  request: AllocatePrivateVirtualInterfaceRequest,
  before: readonly string[],
): Promise<AllocationOutcome> {
  if (definite.has(failure.kind)) return { kind: failure.code ? 'refused' : 'notSent', failure };
  if (unsent.has(failure.kind)) return { kind: 'notSent', failure };
  const virtualInterface = await lookForAllocated(clients, request, before).catch(() => undefined);
  return virtualInterface ? { kind: 'created', virtualInterface } : { kind: 'unknown', failure, before };
}

/**
 * Sends an allocation once. There is no idempotency token, so it is never sent again: when the answer does not
 * settle what happened, the connection is looked at instead.
 */
export async function allocate(
  clients: Clients,
  request: AllocatePrivateVirtualInterfaceRequest,
  note?: (before: readonly string[]) => PromiseLike<void>,
): Promise<AllocationOutcome> {
  let before: string[];
  try {
    const there = await onConnection(clients, request.connectionId ?? '');
    before = there.map(({ virtualInterfaceId }) => virtualInterfaceId ?? '');
    await note?.(before);
  } catch (failure) {
    return { kind: 'notSent', failure: toFailure(failure, 'DescribeVirtualInterfaces') };
  }
  try {
    const answer = await call('AllocatePrivateVirtualInterface', (abortSignal) =>
      clients.writer().send(new AllocatePrivateVirtualInterfaceCommand(request), { abortSignal }),
    );
    return { kind: 'created', virtualInterface: withoutSecrets(answer) };
  } catch (failure) {
    return outcomeOf(failure as Failure, clients, request, before);
  }
}
