import { confirmationWrite } from './confirmation';

/** Accepts a public virtual interface, whose prefixes AWS then reviews. */
export const confirmPublicVirtualInterface = confirmationWrite('ConfirmPublicVirtualInterface');
