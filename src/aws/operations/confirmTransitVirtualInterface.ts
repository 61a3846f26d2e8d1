import { confirmationWrite } from './confirmation';

/** Accepts a transit virtual interface and attaches it to a Direct Connect gateway of this account. */
export const confirmTransitVirtualInterface = confirmationWrite('ConfirmTransitVirtualInterface');
