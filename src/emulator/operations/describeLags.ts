import { couldNotFindLag } from '../rules/lookup';
import type { Call } from './call';
import { page } from './paging';
import { lagShape } from './shapes/lag';

/** The account's LAGs in the region with their members; or one by its id. */
export function describeLags(call: Call): object {
  const { fields, estate, account, region } = call;
  const id = fields.string('lagId');
  const { items, next } = page(
    call,
    `DescribeLags|${id ?? ''}`,
    estate.lags,
    (lag) => lag.ownerAccount === account && lag.region === region && (id === undefined || lag.lagId === id),
  );
  if (id !== undefined && items.length === 0) couldNotFindLag(id);
  return { lags: items.map((lag) => lagShape(lag, estate)), ...next };
}
