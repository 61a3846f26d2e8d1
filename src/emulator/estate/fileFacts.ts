import type { DataFile } from './dataFile/schema';

/** The regions of a data file that names none. */
const REGIONS = ['us-east-1', 'eu-central-1', 'ap-southeast-2'];

/** The regions of the file: its list first, then those with resources. */
export function regionsOf(file: DataFile): string[] {
  const used = file.accounts.flatMap(({ regions }) => Object.keys(regions ?? {}));
  const named = [...new Set([...(file.regions ?? []), ...used])];
  return named.length > 0 ? named : REGIONS;
}

/** The accounts that are Direct Connect partners. */
export function partnersOf(file: DataFile): ReadonlySet<string> {
  return new Set(file.accounts.filter(({ partner }) => partner).map(({ accountId }) => accountId));
}
