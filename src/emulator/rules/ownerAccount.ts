import { refuse } from '../refusal';

/** The account that an interface is allocated to: 12 digits, and not the allocating account. Any other is accepted. */
export function checkOwnerAccount(ownerAccount: string, connectionOwner: string): void {
  if (!/^\d{12}$/.test(ownerAccount)) refuse('ownerAccount must be an account ID of 12 digits.');
  if (ownerAccount === connectionOwner) {
    refuse('Cannot allocate VirtualInterface for the connection owner.');
  }
}
