import type { InterfaceType } from '../../directconnect/resources/interfaceTypes';
import type { Confirmation, ConfirmationWrite } from './confirmation';
import { confirmPrivateVirtualInterface } from './confirmPrivateVirtualInterface';
import { confirmPublicVirtualInterface } from './confirmPublicVirtualInterface';
import { confirmTransitVirtualInterface } from './confirmTransitVirtualInterface';

/** The write that accepts a virtual interface, by its type. Its input is that of the operation with its name. */
export const confirmations = {
  private: confirmPrivateVirtualInterface,
  public: confirmPublicVirtualInterface,
  transit: confirmTransitVirtualInterface,
} as unknown as Readonly<Record<InterfaceType, ConfirmationWrite<Confirmation>>>;
