import { refuse } from '../refusal';

/** An operation needs its resource in certain states; the wording follows "ConfirmConnection failed. …". */
export function requireState(operation: string, id: string, state: string, wanted: readonly string[]): void {
  if (!wanted.includes(state)) refuse(`${operation} failed. ${id} is in state ${state}`);
}

/** Resources that are being deleted, were deleted or were declined can't be changed [G]. */
export function refuseLeaving(operation: string, id: string, state: string): void {
  if (['deleting', 'deleted', 'rejected'].includes(state))
    refuse(`${operation} failed. ${id} is in state ${state}`);
}

/** Interfaces can be attached to a gateway once it is available [G]. */
export function requireUsable(id: string, state: string): void {
  if (state !== 'available') refuse(`Gateway ${id} is in state ${state}.`);
}
