import {
  AllocatePrivateVirtualInterfaceCommand,
  CreatePrivateVirtualInterfaceCommand,
} from '@aws-sdk/client-direct-connect';
import type {
  AllocatePrivateVirtualInterfaceRequest,
  CreatePrivateVirtualInterfaceRequest,
} from '@aws-sdk/client-direct-connect';
import { withoutSecrets } from '../directconnect/resources';
import type { VirtualInterface } from '../directconnect/resources';
import { call } from './calls';
import type { Clients } from './clients';
import { toFailure } from './failures';
import type { Failure, FailureKind } from './failures';
import type { AllocationOutcome, PrivateInterfaceRequest } from './session';
import { readVirtualInterfaces } from './inventory/lists';

/** Failures after which nothing can have been created: AWS said no before it did anything. */
export const definite: ReadonlySet<FailureKind> = new Set(['refused', 'denied', 'credentials', 'expired']);
/** Failures after which nothing can have been sent. */
export const unsent: ReadonlySet<FailureKind> = new Set(['unreachable', 'profile', 'signIn', 'mfa']);

/** Is given the ids that are there already, and waited for, before anything is sent. */
export type Note = (before: readonly string[]) => PromiseLike<void>;

/** The virtual interfaces of one connection. */
function onConnection(
  { reader }: Clients,
  connectionId: string,
  signal?: AbortSignal,
): Promise<VirtualInterface[]> {
  return readVirtualInterfaces(reader, { connectionId }, withoutSecrets, signal);
}

/** What was asked for, in either of the two requests. An owner is named only in one of them. */
function wantedIn(request: PrivateInterfaceRequest) {
  if ('newPrivateVirtualInterface' in request) return { wanted: request.newPrivateVirtualInterface };
  const { ownerAccount, newPrivateVirtualInterfaceAllocation: wanted } = request;
  return { wanted, ownerAccount };
}

/** True when a virtual interface is what the request asked for, as far as an answer can tell. */
function matches(found: VirtualInterface, request: PrivateInterfaceRequest): boolean {
  const { wanted, ownerAccount } = wantedIn(request);
  const asn = wanted?.asnLong ?? wanted?.asn;
  return (
    found.virtualInterfaceState !== 'deleted' &&
    found.virtualInterfaceState !== 'rejected' &&
    found.vlan === wanted?.vlan &&
    found.virtualInterfaceName === wanted?.virtualInterfaceName &&
    (ownerAccount === undefined || found.ownerAccount === ownerAccount) &&
    (found.asnLong ?? found.asn) === asn
  );
}

/** Looks for what a request may have created: only an id that was not there before can be it. */
export async function lookForAllocated(
  clients: Clients,
  request: PrivateInterfaceRequest,
  before: readonly string[],
  signal?: AbortSignal,
): Promise<VirtualInterface | undefined> {
  const there = await onConnection(clients, request.connectionId ?? '', signal);
  return there.find((found) => !before.includes(found.virtualInterfaceId ?? '') && matches(found, request));
}

/** What is known after a failure. Who cancels is told at once that it is not known, and may look later. */
async function outcomeOf(
  failure: Failure,
  look: () => Promise<VirtualInterface | undefined>,
  before: readonly string[],
): Promise<AllocationOutcome> {
  if (definite.has(failure.kind)) return { kind: failure.code ? 'refused' : 'notSent', failure };
  if (unsent.has(failure.kind)) return { kind: 'notSent', failure };
  const virtualInterface = failure.kind === 'cancelled' ? undefined : await look().catch(() => undefined);
  return virtualInterface ? { kind: 'created', virtualInterface } : { kind: 'unknown', failure, before };
}

/** What one of the two operations is called, and how it is sent. */
interface Write {
  readonly operation: string;
  readonly request: PrivateInterfaceRequest;
  readonly send: (abortSignal: AbortSignal) => Promise<Parameters<typeof withoutSecrets>[0]>;
}

/**
 * Sends a request once. There is no idempotency token, so it is never sent again: when the answer does not settle what
 * happened, the connection is looked at instead.
 */
async function sendOnce(
  clients: Clients,
  { operation, request, send }: Write,
  note: Note | undefined,
  signal: AbortSignal | undefined,
): Promise<AllocationOutcome> {
  let before: string[];
  try {
    const there = await onConnection(clients, request.connectionId ?? '', signal);
    before = there.map(({ virtualInterfaceId }) => virtualInterfaceId ?? '');
    await note?.(before);
    // A call that is over before it begins says that it was cancelled, and nothing has been sent.
    await call(operation, () => Promise.resolve(), signal);
  } catch (failure) {
    return { kind: 'notSent', failure: toFailure(failure, 'DescribeVirtualInterfaces') };
  }
  try {
    return { kind: 'created', virtualInterface: withoutSecrets(await call(operation, send, signal)) };
  } catch (failure) {
    const look = () => lookForAllocated(clients, request, before, signal);
    return outcomeOf(failure as Failure, look, before);
  }
}

/** Sends an allocation for another account, once. */
export function allocate(
  clients: Clients,
  request: AllocatePrivateVirtualInterfaceRequest,
  note?: Note,
  signal?: AbortSignal,
): Promise<AllocationOutcome> {
  const send: Write['send'] = (abortSignal) =>
    clients.writer().send(new AllocatePrivateVirtualInterfaceCommand(request), { abortSignal });
  return sendOnce(clients, { operation: 'AllocatePrivateVirtualInterface', request, send }, note, signal);
}

/** Sends the creation of a virtual interface for one's own account, once. */
export function create(
  clients: Clients,
  request: CreatePrivateVirtualInterfaceRequest,
  note?: Note,
  signal?: AbortSignal,
): Promise<AllocationOutcome> {
  const send: Write['send'] = (abortSignal) =>
    clients.writer().send(new CreatePrivateVirtualInterfaceCommand(request), { abortSignal });
  return sendOnce(clients, { operation: 'CreatePrivateVirtualInterface', request, send }, note, signal);
}
