import type { NewPrivateVirtualInterface, NewPublicVirtualInterface, Operations } from '../api';
import type { InterfaceType } from '../resources/interfaceTypes';
import type { Mode } from './draft';

interface Shape {
  readonly type: InterfaceType;
  readonly mode: Mode;
  /** The member of the input that describes the virtual interface. */
  readonly structure: string;
}

/** The six operations that create a virtual interface: one for each type and each {@link Mode}. */
export const newInterfaceOperations = {
  AllocatePrivateVirtualInterface: {
    ...{ type: 'private', mode: 'allocate' },
    structure: 'newPrivateVirtualInterfaceAllocation',
  },
  AllocatePublicVirtualInterface: {
    ...{ type: 'public', mode: 'allocate' },
    structure: 'newPublicVirtualInterfaceAllocation',
  },
  AllocateTransitVirtualInterface: {
    ...{ type: 'transit', mode: 'allocate' },
    structure: 'newTransitVirtualInterfaceAllocation',
  },
  CreatePrivateVirtualInterface: {
    ...{ type: 'private', mode: 'create' },
    structure: 'newPrivateVirtualInterface',
  },
  CreatePublicVirtualInterface: {
    ...{ type: 'public', mode: 'create' },
    structure: 'newPublicVirtualInterface',
  },
  CreateTransitVirtualInterface: {
    ...{ type: 'transit', mode: 'create' },
    structure: 'newTransitVirtualInterface',
  },
} as const satisfies Partial<Record<keyof Operations, Shape>>;

export type NewInterfaceOperation = keyof typeof newInterfaceOperations;

/** The input of one of the six operations. */
export type NewInterfaceInput = Operations[NewInterfaceOperation]['input'];

/** The operation for a type and mode. */
export function newInterfaceOperation(type: InterfaceType, mode: Mode): NewInterfaceOperation {
  const names = Object.keys(newInterfaceOperations) as NewInterfaceOperation[];
  const found = names.find(
    (name) => newInterfaceOperations[name].type === type && newInterfaceOperations[name].mode === mode,
  );
  if (!found) throw new RangeError(`No operation creates a virtual interface of type ${type}.`);
  return found;
}

/** Every field that one of the six structures has. Each has only some of them. */
export type NewInterface = NewPrivateVirtualInterface &
  Pick<NewPublicVirtualInterface, 'routeFilterPrefixes'>;

/** What a request asks for, whichever operation sends it. */
export interface Asked extends Shape {
  readonly operation: NewInterfaceOperation;
  readonly connectionId: string;
  /** The account to allocate to; undefined when the connection's own account creates the virtual interface. */
  readonly ownerAccount?: string;
  readonly fields: NewInterface;
}

/**
 * What an input asks for. The name of the structure in it tells which operation it belongs to.
 * @throws RangeError when it has none of the six structures.
 */
export function askedIn(input: NewInterfaceInput): Asked {
  const members = input as unknown as Readonly<Record<string, unknown>>;
  for (const [operation, shape] of Object.entries(newInterfaceOperations)) {
    const fields = members[shape.structure];
    if (fields === undefined) continue;
    return {
      ...shape,
      operation: operation as NewInterfaceOperation,
      connectionId: input.connectionId,
      ...('ownerAccount' in input && { ownerAccount: input.ownerAccount }),
      fields: fields as NewInterface,
    };
  }
  throw new RangeError('The input does not describe a new virtual interface.');
}
