import { refuse } from '../refusal';

/** A BGP key has 6 to 80 characters (API reference); only printable ASCII can be typed into a router [G]. */
export function checkAuthKey(authKey: string | undefined): void {
  if (authKey === undefined) return;
  if (authKey.length < 6 || authKey.length > 80) refuse('authKey must have between 6 and 80 characters.');
  if (!/^[\x20-\x7e]*$/.test(authKey)) refuse('authKey can only contain printable ASCII characters.');
}
