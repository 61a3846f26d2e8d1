import { arnIn } from '../identity/partition';
import { Refusal } from '../refusal';
import type { Caller } from '../signature/verify';

export function accessDenied(message: string): Refusal {
  return new Refusal('AccessDenied', message, 403);
}

/** The refusal when a caller is not allowed to do something, without further details. */
export function notAuthorized({ credential, region }: Caller, action: string, resource: string): Refusal {
  const user = arnIn(region, credential.principal);
  return accessDenied(`User: ${user} is not authorized to perform: ${action} on resource: ${resource}`);
}
