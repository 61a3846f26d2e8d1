import type { NewInterfaceOperation } from '../../directconnect/allocation/newInterface';
import { allocatePrivateVirtualInterface } from './allocatePrivateVirtualInterface';
import { allocatePublicVirtualInterface } from './allocatePublicVirtualInterface';
import { allocateTransitVirtualInterface } from './allocateTransitVirtualInterface';
import { createPrivateVirtualInterface } from './createPrivateVirtualInterface';
import { createPublicVirtualInterface } from './createPublicVirtualInterface';
import { createTransitVirtualInterface } from './createTransitVirtualInterface';
import type { NewInterfaceWrite } from './newInterface';

/** A write known to be one of the six; its input is that of the operation with its name. */
type AnyNewInterfaceWrite = NewInterfaceWrite<NewInterfaceOperation>;

const writes: { readonly [Name in NewInterfaceOperation]: NewInterfaceWrite<Name> } = {
  AllocatePrivateVirtualInterface: allocatePrivateVirtualInterface,
  AllocatePublicVirtualInterface: allocatePublicVirtualInterface,
  AllocateTransitVirtualInterface: allocateTransitVirtualInterface,
  CreatePrivateVirtualInterface: createPrivateVirtualInterface,
  CreatePublicVirtualInterface: createPublicVirtualInterface,
  CreateTransitVirtualInterface: createTransitVirtualInterface,
};

/** The six writes that create a virtual interface, by name. */
export const newInterfaceWrites = writes as unknown as Readonly<
  Record<NewInterfaceOperation, AnyNewInterfaceWrite>
>;
