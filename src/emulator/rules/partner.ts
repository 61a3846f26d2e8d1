import type { Call } from '../operations/call';
import { refuse } from '../refusal';

/** Refuses operations for partners to every other account. */
export function checkPartner({ account, region, isPartner }: Call): void {
  if (!isPartner) refuse(`Account ${account} is not an authorized Direct Connect partner in ${region}.`);
}
