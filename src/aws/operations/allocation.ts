import {
  AllocatePrivateVirtualInterfaceCommand,
  CreatePrivateVirtualInterfaceCommand,
} from '@aws-sdk/client-direct-connect';
import type {
  AllocatePrivateVirtualInterfaceRequest,
  CreatePrivateVirtualInterfaceRequest,
  VirtualInterface as SdkVirtualInterface,
} from '@aws-sdk/client-direct-connect';
import { likeness } from '../../directconnect/allocation/likeness';
import { withoutSecrets } from '../../directconnect/resources/resources';
import type { Clients } from '../transport/clients';
import { readVirtualInterfaces } from '../inventory/lists';
import type { AllocationOutcome, Found, PrivateInterfaceRequest } from '../session/session';
import { writeOnce } from './writes';
import type { Write } from './writes';

/** Is given the ids that are there already, and waited for, before anything is sent. */
type Note = (before: readonly string[]) => PromiseLike<void>;

/** What a look for something new is compared with. */
interface Compared {
  /** The ids that were there before: only another can be what the request created. */
  readonly before: readonly string[];
  /** True when the request had a key that is not at hand any more. */
  readonly keyIsMissing: boolean;
}

/** Looks for what a request may have created. Keys are compared as they arrive, and dropped. */
export async function lookForAllocated(
  { reader }: Clients,
  request: PrivateInterfaceRequest,
  { before, keyIsMissing }: Compared,
  signal?: AbortSignal,
): Promise<Found> {
  const { connectionId = '' } = request;
  const there = await readVirtualInterfaces(
    reader,
    { connectionId },
    (found) => ({
      virtualInterface: withoutSecrets(found),
      like: before.includes(found.virtualInterfaceId ?? '')
        ? undefined
        : likeness(found, request, keyIsMissing),
    }),
    signal,
  );
  const like = (how: string) => there.flatMap((one) => (one.like === how ? [one.virtualInterface] : []));
  const certain = like('certain');
  return certain.length > 0
    ? { candidates: certain, certain: certain.length === 1 }
    : { candidates: like('likely'), certain: false };
}

/** Sends one of the two requests, once. */
async function make(
  clients: Clients,
  operation: string,
  request: PrivateInterfaceRequest,
  send: (...args: Parameters<Write<unknown>['send']>) => Promise<SdkVirtualInterface>,
  note: Note | undefined,
  signal: AbortSignal | undefined,
): Promise<AllocationOutcome> {
  let before: readonly string[] = [];
  const written = await writeOnce<Found>(
    clients,
    {
      operation,
      prepare: async () => {
        const { connectionId = '' } = request;
        before = await readVirtualInterfaces(
          clients.reader,
          { connectionId },
          ({ virtualInterfaceId = '' }) => virtualInterfaceId,
          signal,
        );
        await note?.(before);
      },
      send: async (...args) => ({ candidates: [withoutSecrets(await send(...args))], certain: true }),
      look: async () => {
        const found = await lookForAllocated(clients, request, { before, keyIsMissing: false }, signal);
        return found.candidates.length > 0 ? found : undefined;
      },
    },
    signal,
  );
  if (written.kind !== 'done') return { ...written, before };
  const { done, despite } = written;
  const [virtualInterface, ...others] = done.candidates;
  if (!despite) return { kind: 'created', virtualInterface: virtualInterface ?? {} };
  const { failure, refusal } = despite;
  if (virtualInterface && others.length === 0) {
    const found = { certain: done.certain, ...(refusal && { refusal }) };
    return { kind: 'created', virtualInterface, found };
  }
  const candidates = done.candidates.flatMap(({ virtualInterfaceId }) => virtualInterfaceId ?? []);
  return { kind: 'unknown', failure, checked: true, before, candidates };
}

/** Sends an allocation for another account, once. */
export const allocate = (
  clients: Clients,
  request: AllocatePrivateVirtualInterfaceRequest,
  note?: Note,
  signal?: AbortSignal,
): Promise<AllocationOutcome> =>
  make(
    clients,
    'AllocatePrivateVirtualInterface',
    request,
    (client, abortSignal) =>
      client.send(new AllocatePrivateVirtualInterfaceCommand(request), { abortSignal }),
    note,
    signal,
  );

/** Sends the creation of a virtual interface for one's own account, once. */
export const create = (
  clients: Clients,
  request: CreatePrivateVirtualInterfaceRequest,
  note?: Note,
  signal?: AbortSignal,
): Promise<AllocationOutcome> =>
  make(
    clients,
    'CreatePrivateVirtualInterface',
    request,
    (client, abortSignal) => client.send(new CreatePrivateVirtualInterfaceCommand(request), { abortSignal }),
    note,
    signal,
  );
