import type { VirtualInterface as ApiVirtualInterface } from '../../directconnect/api';
import { matchRequest } from '../../directconnect/allocation/matchRequest';
import { askedIn, newInterfaceOperations } from '../../directconnect/allocation/newInterface';
import type { NewInterfaceInput, NewInterfaceOperation } from '../../directconnect/allocation/newInterface';
import { withoutSecrets } from '../../directconnect/resources/resources';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { isLeaving } from '../../directconnect/resources/states';
import type { CheckResult } from '../writes/outcome';
import type { CheckInput, Reader, WriteOperation } from './operation';

/** The ids that existed on the connection before: the request can only have created another one. */
export type Before = readonly string[];

/** A write that creates a virtual interface. */
export type NewInterfaceWrite<Name extends NewInterfaceOperation> = WriteOperation<
  Name,
  Before,
  VirtualInterface
>;

/** Reads the ids of the virtual interfaces on the connection of a request. */
const readIds = (read: Reader, { connectionId }: NewInterfaceInput): Promise<Before> =>
  read.virtualInterfaces({ connectionId }, ({ virtualInterfaceId = '' }) => virtualInterfaceId);

/** Looks for what a request may have created. Keys are compared as they arrive, then dropped. */
async function checkForCreated(
  read: Reader,
  request: NewInterfaceInput,
  { before, secretsAreMissing, others }: CheckInput<Before>,
): Promise<CheckResult<VirtualInterface>> {
  const { connectionId } = request;
  const known = new Set([...before, ...others]);
  const there = await read.virtualInterfaces({ connectionId }, (found) => ({
    virtualInterface: withoutSecrets(found),
    like: known.has(found.virtualInterfaceId ?? '')
      ? undefined
      : matchRequest(found, request, secretsAreMissing),
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

/**
 * The answer to a request: AWS nests the one of a transit virtual interface. An answer about another one, or one that
 * is not there to stay, says nothing.
 */
function answered(
  answer: ApiVirtualInterface | { virtualInterface?: ApiVirtualInterface | undefined },
  input: NewInterfaceInput,
) {
  const created = 'virtualInterface' in answer ? answer.virtualInterface : (answer as ApiVirtualInterface);
  const { type, fields, connectionId } = askedIn(input);
  return created &&
    (created.virtualInterfaceType ?? type) === type &&
    (created.vlan ?? fields.vlan) === fields.vlan &&
    (created.connectionId ?? connectionId) === connectionId &&
    !isLeaving(created.virtualInterfaceState)
    ? withoutSecrets(created)
    : undefined;
}

/**
 * A write that creates a virtual interface.
 * @param title what it does to a connection, as the start of a sentence.
 */
export const newInterfaceWrite = <Name extends NewInterfaceOperation>(
  name: Name,
  title: (connectionId: string) => string,
): NewInterfaceWrite<Name> => ({
  name,
  secrets: [`${newInterfaceOperations[name].structure}.authKey`],
  touches: ({ connectionId }) => [connectionId],
  title: ({ connectionId }) => title(connectionId),
  before: readIds,
  done: answered,
  check: checkForCreated,
  created: ({ virtualInterfaceId }) => virtualInterfaceId,
});
