import type { InterfaceType } from '../../directconnect/resources/interfaceTypes';
import type { Confirmation, ConfirmationWrite } from './confirmation';
import { confirmPrivateVirtualInterface } from './confirmPrivateVirtualInterface';
import { confirmPublicVirtualInterface } from './confirmPublicVirtualInterface';
import { confirmTransitVirtualInterface } from './confirmTransitVirtualInterface';

/** The write that accepts a virtual interface, by its type. The input is the one that its name demands. */
export const confirmations = {
  private: confirmPrivateVirtualInterface,
  public: confirmPublicVirtualInterface,
  transit: confirmTransitVirtualInterface,
} as unknown as Readonly<Record<InterfaceType, ConfirmationWrite<Confirmation>>>;
