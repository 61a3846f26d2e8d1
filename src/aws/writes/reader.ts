import type { DirectConnectClient } from '@aws-sdk/client-direct-connect';
import { readVirtualInterfaces } from '../inventory/lists';
import type { Reader } from '../operations/operation';
import { call } from '../transport/calls';
import { invoke } from '../transport/invoke';

/** The reads for operations, with one client. @param signal cancels its calls. */
export const readerOf = (client: DirectConnectClient, signal?: AbortSignal): Reader => ({
  ask: (name, input) => call(name, (abortSignal) => invoke(client, name, input, { abortSignal }), signal),
  virtualInterfaces: (filter, keep) => readVirtualInterfaces(client, filter, keep, signal),
});
