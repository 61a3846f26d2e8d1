import { isVisible } from '../estate/estate';
import type { Call } from './call';
import { page } from './paging';
import { virtualInterfaceShape } from './shapes/virtualInterface';

/**
 * The virtual interfaces in the region that the account owns or has on its connections, including deleted ones while
 * they are listed. A filter that matches nothing returns an empty list [G].
 */
export function describeVirtualInterfaces(call: Call): object {
  const { fields, estate, account, region } = call;
  const connectionId = fields.string('connectionId');
  const id = fields.string('virtualInterfaceId');
  const { items, next } = page(
    call,
    `DescribeVirtualInterfaces|${connectionId ?? ''}|${id ?? ''}`,
    estate.virtualInterfaces,
    (vif) =>
      vif.region === region &&
      isVisible(vif, account) &&
      (connectionId === undefined || vif.connectionId === connectionId) &&
      (id === undefined || vif.virtualInterfaceId === id),
  );
  return { virtualInterfaces: items.map((vif) => virtualInterfaceShape(vif, account)), ...next };
}
