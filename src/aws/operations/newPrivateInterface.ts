import { likeness } from '../../directconnect/allocation/likeness';
import type { PrivateInterfaceRequest } from '../../directconnect/allocation/request';
import { withoutSecrets } from '../../directconnect/resources/resources';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import type { Seen } from '../writes/outcome';
import type { Look, Reader } from './operation';

/** The ids that existed on the connection before: the request can only have created another one. */
export type Before = readonly string[];

/** Reads the ids of the virtual interfaces on the connection of a request. */
export const readIds = (read: Reader, { connectionId }: PrivateInterfaceRequest): Promise<Before> =>
  read.virtualInterfaces({ connectionId }, ({ virtualInterfaceId = '' }) => virtualInterfaceId);

/** Looks for what a request may have created. Keys are compared as they arrive, then dropped. */
export async function lookForCreated(
  read: Reader,
  request: PrivateInterfaceRequest,
  { before, secretsAreMissing, others }: Look<Before>,
): Promise<Seen<VirtualInterface>> {
  const { connectionId } = request;
  const known = new Set([...before, ...others]);
  const there = await read.virtualInterfaces({ connectionId }, (found) => ({
    virtualInterface: withoutSecrets(found),
    like: known.has(found.virtualInterfaceId ?? '') ? undefined : likeness(found, request, secretsAreMissing),
  }));
  const like = (how: string) => there.flatMap((one) => (one.like === how ? [one.virtualInterface] : []));
  const certain = like('certain');
  const candidates = certain.length > 0 ? certain : like('likely');
  const [first, ...more] = candidates;
  if (!first) return { kind: 'nothing' };
  return more.length === 0
    ? { kind: 'done', result: first, certain: certain.length === 1 }
    : { kind: 'several', ids: candidates.flatMap(({ virtualInterfaceId: id }) => id ?? []) };
}
