import { refuse } from '../refusal';

/** An operation needs its resource in a certain state; the wording is that of "ConfirmConnection failed. …". */
export function requireState(operation: string, id: string, state: string, wanted: readonly string[]): void {
  if (!wanted.includes(state)) refuse(`${operation} failed. ${id} is in state ${state}`);
}
