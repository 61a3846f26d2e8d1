import type { VirtualInterface } from '../estate/model';
import { portGroupOf } from '../estate/portGroup';
import { required } from '../json/fields';
import { refuse } from '../refusal';
import { liveVirtualInterface } from '../rules/lookup';
import { checkMtu, isJumbo } from '../rules/mtu';
import { checkName } from '../rules/name';
import { checkSiteLink } from '../rules/siteLink';
import { refuseLeaving, requireState } from '../rules/state';
import { UNSUPPORTED_OF_INTERFACES, refuseUnsupported } from '../rules/unsupported';
import type { Call } from './call';
import { virtualInterfaceShape } from './shapes/virtualInterface';

const OPERATION = 'UpdateVirtualInterfaceAttributes';
/** States in which MTU and SiteLink can change [G]. */
const IN_SERVICE = ['available', 'down'];

/**
 * Changes the name, MTU or SiteLink of a virtual interface: everything requested, or nothing. Values that are already
 * set stay as they are. The interface's owner may change each of them; the owner of its connection may not change
 * SiteLink [G].
 */
export function updateVirtualInterfaceAttributes(call: Call): object {
  const { fields } = call;
  const id = fields.string('virtualInterfaceId');
  const asked = {
    name: fields.string('virtualInterfaceName'),
    mtu: fields.integer('mtu'),
    siteLink: fields.boolean('enableSiteLink'),
  };
  refuseUnsupported(fields, ...UNSUPPORTED_OF_INTERFACES);
  const vif = liveVirtualInterface(call, required(id, 'virtualInterfaceId'));
  const { name = vif.virtualInterfaceName, mtu = vif.mtu, siteLink = vif.siteLinkEnabled } = asked;

  refuseLeaving(OPERATION, vif.virtualInterfaceId, vif.virtualInterfaceState);
  if (name !== vif.virtualInterfaceName) checkName(name, 'virtualInterfaceName');
  if (mtu !== vif.mtu) checkMtu(mtu, vif.virtualInterfaceType);
  if (siteLink !== vif.siteLinkEnabled) checkSiteLinkChange(call, vif, siteLink);
  if (mtu !== vif.mtu || siteLink !== vif.siteLinkEnabled) {
    requireState(OPERATION, vif.virtualInterfaceId, vif.virtualInterfaceState, IN_SERVICE);
  }

  vif.virtualInterfaceName = name;
  vif.siteLinkEnabled = siteLink;
  if (mtu !== vif.mtu) changeMtu(call, vif, mtu);
  return virtualInterfaceShape(vif, call.account);
}

function checkSiteLinkChange({ account }: Call, vif: VirtualInterface, isEnabled: boolean): void {
  if (vif.ownerAccount !== account) {
    refuse(`Only account ${vif.ownerAccount} can change SiteLink of ${vif.virtualInterfaceId}.`);
  }
  if (isEnabled) checkSiteLink(vif);
}

/** The first jumbo MTU on ports updates them, which interrupts every interface on them. */
function changeMtu({ estate, lifecycle }: Call, vif: VirtualInterface, mtu: number): void {
  vif.mtu = mtu;
  if (!isJumbo(mtu) || vif.jumboFrameCapable) {
    lifecycle.changeMtu(vif, undefined);
    return;
  }
  const group = portGroupOf(vif.connectionId, estate);
  lifecycle.changeMtu(vif, group);
  const { lag, connections, interfaces } = group;
  for (const updated of [...(lag ? [lag] : []), ...connections, ...interfaces]) {
    updated.jumboFrameCapable = true;
  }
}
