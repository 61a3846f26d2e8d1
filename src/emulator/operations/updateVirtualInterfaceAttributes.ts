import type { VirtualInterface } from '../estate/model';
import { portGroupOf } from '../estate/portGroup';
import { required } from '../json/fields';
import { refuse } from '../refusal';
import { liveVirtualInterface } from '../rules/lookup';
import { checkMtu, isJumbo } from '../rules/mtu';
import { checkName } from '../rules/name';
import { changedAllocation, isOtherAllocation, readPrefixAllocation } from '../rules/prefixAllocation';
import { checkFreeRateLimiter, checkRateLimit } from '../rules/rateLimit';
import { checkSiteLink } from '../rules/siteLink';
import { refuseLeaving, requireState } from '../rules/state';
import type { Call } from './call';
import { virtualInterfaceShape } from './shapes/virtualInterface';

const OPERATION = 'UpdateVirtualInterfaceAttributes';
/** States in which MTU and SiteLink can change [G]. */
const IN_SERVICE = ['available', 'down'];

/**
 * Changes the name, MTU, SiteLink, rate limit or prefix allocations of a virtual interface: everything requested, or
 * nothing. Values that are already set stay as they are. Either account may change name and MTU, only the interface's
 * owner SiteLink, and only the connection's owner the rate limit and the prefix allocations [G].
 */
export function updateVirtualInterfaceAttributes(call: Call): object {
  const { fields, estate, lifecycle } = call;
  const id = fields.string('virtualInterfaceId');
  const asked = {
    name: fields.string('virtualInterfaceName'),
    mtu: fields.integer('mtu'),
    siteLink: fields.boolean('enableSiteLink'),
    rateLimit: fields.string('rateLimit'),
    allocation: readPrefixAllocation(fields),
  };
  const vif = liveVirtualInterface(call, required(id, 'virtualInterfaceId'));
  const { name = vif.virtualInterfaceName, mtu = vif.mtu, siteLink = vif.siteLinkEnabled } = asked;
  const { rateLimit = vif.rateLimit } = asked;

  refuseLeaving(OPERATION, vif.virtualInterfaceId, vif.virtualInterfaceState);
  if (name !== vif.virtualInterfaceName) checkName(name, 'virtualInterfaceName');
  if (mtu !== vif.mtu) checkMtu(mtu, vif.virtualInterfaceType);
  if (siteLink !== vif.siteLinkEnabled) checkSiteLinkChange(call, vif, siteLink);
  if (mtu !== vif.mtu || siteLink !== vif.siteLinkEnabled) {
    requireState(OPERATION, vif.virtualInterfaceId, vif.virtualInterfaceState, IN_SERVICE);
  }
  if (rateLimit !== undefined && rateLimit !== vif.rateLimit) checkRateLimitChange(call, vif, rateLimit);
  const changesAllocation = isOtherAllocation(asked.allocation, vif);
  if (changesAllocation) requireConnectionOwner(call, vif, 'the prefix allocations');
  const allocation = changesAllocation ? changedAllocation(asked.allocation, vif, estate) : undefined;

  vif.virtualInterfaceName = name;
  vif.siteLinkEnabled = siteLink;
  if (rateLimit !== undefined) vif.rateLimit = rateLimit;
  if (allocation) lifecycle.interfaces.allocate(vif, allocation);
  if (mtu !== vif.mtu) changeMtu(call, vif, mtu);
  return virtualInterfaceShape(vif, call.account);
}

function checkSiteLinkChange({ account }: Call, vif: VirtualInterface, isEnabled: boolean): void {
  if (vif.ownerAccount !== account) {
    refuse(`Only account ${vif.ownerAccount} can change SiteLink of ${vif.virtualInterfaceId}.`);
  }
  if (isEnabled) checkSiteLink(vif);
}

function checkRateLimitChange(call: Call, vif: VirtualInterface, rateLimit: string): void {
  requireConnectionOwner(call, vif, 'the rate limit');
  checkRateLimit(rateLimit, vif.connectionId, call.estate);
  if (vif.rateLimit === undefined) {
    checkFreeRateLimiter(vif.connectionId, call.estate, 'DirectConnectClientException');
  }
}

function requireConnectionOwner({ account }: Call, vif: VirtualInterface, what: string): void {
  if (vif.connectionOwner !== account) {
    refuse(`Only the owner of ${vif.connectionId} can change ${what} of ${vif.virtualInterfaceId}.`);
  }
}

/** The first jumbo MTU on ports updates them, which interrupts every interface on them. */
function changeMtu({ estate, lifecycle }: Call, vif: VirtualInterface, mtu: number): void {
  vif.mtu = mtu;
  if (!isJumbo(mtu) || vif.jumboFrameCapable) {
    lifecycle.interfaces.changeMtu(vif, undefined);
    return;
  }
  const group = portGroupOf(vif.connectionId, estate);
  lifecycle.interfaces.changeMtu(vif, group);
  const { lag, connections, interfaces } = group;
  for (const updated of [...(lag ? [lag] : []), ...connections, ...interfaces]) {
    updated.jumboFrameCapable = true;
  }
}
