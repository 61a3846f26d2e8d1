import type { VirtualInterface } from '../estate/model';
import { refuse } from '../refusal';
import type { Call } from './call';
import { titleOf } from './interfaceOrder';
import { page } from './paging';

/**
 * The virtual interfaces of all regions that are attached to a gateway, for the owners of the gateway and of the
 * interface. A filter that matches nothing returns an empty list [G].
 */
export function describeDirectConnectGatewayAttachments(call: Call): object {
  const { fields, estate, account } = call;
  const gatewayId = fields.string('directConnectGatewayId');
  const id = fields.string('virtualInterfaceId');
  const filter = `DescribeDirectConnectGatewayAttachments|${gatewayId ?? ''}|${id ?? ''}`;
  const isVisible = ({ ownerAccount, directConnectGatewayId }: VirtualInterface) =>
    ownerAccount === account ||
    estate.directConnectGateways.get(directConnectGatewayId)?.ownerAccount === account;
  const { items, next } = page(
    call,
    filter,
    estate.virtualInterfaces,
    (vif) =>
      vif.directConnectGatewayId !== '' &&
      (gatewayId === undefined || vif.directConnectGatewayId === gatewayId) &&
      (id === undefined || vif.virtualInterfaceId === id) &&
      isVisible(vif),
  );
  if (gatewayId === undefined && id === undefined) {
    refuse('At least one of directConnectGatewayId and virtualInterfaceId must be given.');
  }
  return { directConnectGatewayAttachments: items.map(attachmentShape), ...next };
}

function attachmentShape(vif: VirtualInterface): object {
  return {
    directConnectGatewayId: vif.directConnectGatewayId,
    virtualInterfaceId: vif.virtualInterfaceId,
    virtualInterfaceRegion: vif.region,
    virtualInterfaceOwnerAccount: vif.ownerAccount,
    attachmentState: attachmentState(vif),
    attachmentType: `${titleOf(vif.virtualInterfaceType === 'transit' ? 'transit' : 'private')}VirtualInterface`,
  };
}

/** An attachment follows its interface [G]. */
function attachmentState({ virtualInterfaceState, bgpPeers }: VirtualInterface): string {
  if (virtualInterfaceState === 'deleting') return 'detaching';
  if (virtualInterfaceState === 'deleted' || virtualInterfaceState === 'rejected') return 'detached';
  return bgpPeers.every(({ bgpPeerState }) => bgpPeerState === 'pending') ? 'attaching' : 'attached';
}
