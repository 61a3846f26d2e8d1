import type { Call } from '../operations/call';
import { refuse } from '../refusal';

/** What is a partner's alone is refused to every other account. */
export function checkPartner({ account, region, isPartner }: Call): void {
  if (!isPartner) refuse(`Account ${account} is not an authorized Direct Connect partner in ${region}.`);
}
