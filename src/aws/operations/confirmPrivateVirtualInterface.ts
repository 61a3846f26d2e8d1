import { confirmationWrite } from './confirmation';

/** Accepts a private virtual interface and attaches it to a gateway of this account. */
export const confirmPrivateVirtualInterface = confirmationWrite('ConfirmPrivateVirtualInterface');
