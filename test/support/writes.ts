import type { Operations } from '../../src/directconnect/api';
import { allocatePrivateVirtualInterface } from '../../src/aws/operations/allocatePrivateVirtualInterface';
import { confirmPrivateVirtualInterface } from '../../src/aws/operations/confirmPrivateVirtualInterface';
import { createPrivateVirtualInterface } from '../../src/aws/operations/createPrivateVirtualInterface';
import { deleteVirtualInterface } from '../../src/aws/operations/deleteVirtualInterface';
import type { GatewayChoice, Session } from '../../src/aws/session/session';
import type { WriteOptions } from '../../src/aws/writes/context';

/** Shortcuts for the writes that tests need. */

export const allocate = (
  session: Session,
  input: Operations['AllocatePrivateVirtualInterface']['input'],
  options?: WriteOptions<readonly string[]>,
) => session.write(allocatePrivateVirtualInterface, input, options);

export const create = (session: Session, input: Operations['CreatePrivateVirtualInterface']['input']) =>
  session.write(createPrivateVirtualInterface, input);

export const confirm = (
  session: Session,
  virtualInterfaceId: string,
  { kind, id }: GatewayChoice,
  signal?: AbortSignal,
) => {
  const gateway = kind === 'virtual' ? { virtualGatewayId: id } : { directConnectGatewayId: id };
  return session.write(confirmPrivateVirtualInterface, { virtualInterfaceId, ...gateway }, { signal });
};

export const remove = (session: Session, virtualInterfaceId: string) =>
  session.write(deleteVirtualInterface, { virtualInterfaceId });

/** Checks again what an allocation with an unknown outcome may have created. */
export const lookForAllocated = (session: Session, record: string) =>
  session.checkAgain(allocatePrivateVirtualInterface, record);

/** Checks again whether a virtual interface was accepted. */
export const lookForAccepted = (session: Session, record: string) =>
  session.checkAgain(confirmPrivateVirtualInterface, record);
