import { refuse } from '../refusal';

/** An operation needs its resource in a certain state; the wording is that of "ConfirmConnection failed. …". */
export function requireState(operation: string, id: string, state: string, wanted: readonly string[]): void {
  if (!wanted.includes(state)) refuse(`${operation} failed. ${id} is in state ${state}`);
}

/** A gateway takes interfaces once it is available [G]. */
export function requireUsable(id: string, state: string): void {
  if (state !== 'available') refuse(`Gateway ${id} is in state ${state}.`);
}
