import { checkPartner } from '../rules/partner';
import { refuse } from '../refusal';
import type { Call } from './call';
import { page } from './paging';
import { interconnectShape } from './shapes/interconnect';

/** A partner's interconnects in the region; or one by its id. */
export function describeInterconnects(call: Call): object {
  const { fields, estate, account, region } = call;
  const id = fields.string('interconnectId');
  checkPartner(call);
  const { items, next } = page(
    call,
    `DescribeInterconnects|${id ?? ''}`,
    estate.interconnects,
    (interconnect) =>
      interconnect.ownerAccount === account &&
      interconnect.region === region &&
      (id === undefined || interconnect.interconnectId === id),
  );
  if (id !== undefined && items.length === 0) refuse(`Could not find Interconnect with ID ${id}`);
  return { interconnects: items.map(interconnectShape), ...next };
}
