import { isVisible } from '../estate/estate';
import type { Call } from './call';
import { page } from './paging';
import { failoverTestShape } from './shapes/failoverTest';

/**
 * The failover tests of the region's interfaces that the account owns or has on its connections [G], oldest first, for
 * a year, even if the interface was deleted. A filter that matches nothing returns an empty list [G].
 */
export function listVirtualInterfaceTestHistory(call: Call): object {
  const { fields, estate, account, region } = call;
  const testId = fields.string('testId');
  const id = fields.string('virtualInterfaceId');
  const bgpPeers = fields.strings('bgpPeers');
  const status = fields.string('status');
  const { items, next } = page(
    call,
    `ListVirtualInterfaceTestHistory|${JSON.stringify([testId, id, bgpPeers, status])}`,
    estate.failoverTests,
    (test) =>
      test.region === region &&
      isVisible(test, account) &&
      (testId === undefined || test.testId === testId) &&
      (id === undefined || test.virtualInterfaceId === id) &&
      (status === undefined || test.status === status) &&
      (bgpPeers?.every((peer) => test.bgpPeers.includes(peer)) ?? true),
  );
  return { virtualInterfaceTestHistory: items.map(failoverTestShape), ...next };
}
