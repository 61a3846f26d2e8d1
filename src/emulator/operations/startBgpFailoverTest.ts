import { MAX_MINUTES, DEFAULT_MINUTES, newFailoverTest } from '../estate/failoverTests';
import { required } from '../json/fields';
import { refuse } from '../refusal';
import { peersToTest } from '../rules/bgpPeer';
import { ownVirtualInterface } from '../rules/lookup';
import { requireState } from '../rules/state';
import type { Call } from './call';
import { failoverTestShape } from './shapes/failoverTest';

const OPERATION = 'StartBgpFailoverTest';

/** Takes BGP sessions of one of the caller's virtual interfaces down for a time, during which it is `testing`. */
export function startBgpFailoverTest(call: Call): object {
  const { fields, lifecycle } = call;
  const id = fields.string('virtualInterfaceId');
  const bgpPeers = fields.strings('bgpPeers');
  const minutes = fields.integer('testDurationInMinutes') ?? DEFAULT_MINUTES;
  const vif = ownVirtualInterface(call, required(id, 'virtualInterfaceId'), OPERATION);
  if (minutes < 1 || minutes > MAX_MINUTES) {
    refuse(`testDurationInMinutes ${minutes} is not valid. It must be between 1 and ${MAX_MINUTES}.`);
  }
  // Without a session that is up there is nothing to test [G].
  requireState(OPERATION, vif.virtualInterfaceId, vif.virtualInterfaceState, ['available']);
  const peers = peersToTest(vif, bgpPeers);
  const ids = peers.map(({ bgpPeerId }) => bgpPeerId);
  const test = newFailoverTest(vif, ids, minutes, lifecycle.clock.now());
  lifecycle.tests.start(vif, peers, test);
  return { virtualInterfaceTest: failoverTestShape(test) };
}
