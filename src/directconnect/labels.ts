import { cityOf } from './regions/regions';
import { visible } from './text';

/** The known names of accounts, by their 12 digits, and of Direct Connect locations, by code. */
export interface KnownNames {
  readonly accounts: ReadonlyMap<string, string>;
  readonly locations: ReadonlyMap<string, string>;
}

export const noNames: KnownNames = { accounts: new Map(), locations: new Map() };

/** A code with the name of what it stands for, if that is known and says more. */
const withName = (code: string, name: string | undefined) =>
  name && name !== code ? `${visible(code)} · ${visible(name)}` : visible(code);

/** A Direct Connect location on screen, such as `EqDC2 · Equinix DC2/DC11, Ashburn, VA`. */
export const locationLabel = (code: string, name: string | undefined): string => withName(code, name);

/** A region on screen, such as `us-east-1 · N. Virginia`. */
export const regionLabel = (region: string): string => withName(region, cityOf(region));

/** An account on screen, such as `111122223333 (network)`. */
export const accountLabel = (account: string, name: string | undefined): string =>
  name ? `${visible(account)} (${visible(name)})` : visible(account);
