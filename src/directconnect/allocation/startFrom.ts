import { asnOf } from '../addressing/asn';
import type { VirtualInterface } from '../resources/resources';
import { interfaceTypeOf } from '../resources/interfaceTypes';
import { emptyDraft } from './draft';
import type { AllocationDraft } from './draft';

/** How many prefixes AWS accepts unless the request says otherwise. */
const DEFAULT_COUNT = 100;

/**
 * A draft like an existing virtual interface. What must differ is left empty: the VLAN, both addresses, the key, and
 * the prefixes of a public one. Tags that AWS set itself are left out, since only AWS may write them.
 * @param connectionOwner the account that owns the connection: its own virtual interfaces were created, not allocated.
 */
export function draftFrom(virtualInterface: VirtualInterface, connectionOwner?: string): AllocationDraft {
  const { ownerAccount = '', virtualInterfaceName = '', mtu, addressFamily, tags } = virtualInterface;
  const { virtualGatewayId, directConnectGatewayId, rateLimit } = virtualInterface;
  const asn = asnOf(virtualInterface);
  const own = connectionOwner !== undefined && ownerAccount === connectionOwner;
  const count = (allocated = DEFAULT_COUNT) => (own && allocated !== DEFAULT_COUNT ? String(allocated) : '');
  return {
    ...emptyDraft,
    type: interfaceTypeOf(virtualInterface) ?? emptyDraft.type,
    mode: own ? 'create' : 'allocate',
    ownerAccount: own ? '' : ownerAccount,
    gateway: own ? (directConnectGatewayId ?? '') || (virtualGatewayId ?? '') : '',
    virtualInterfaceName,
    asn: asn === undefined ? '' : String(asn),
    rateLimit: rateLimit ?? '',
    prefixCountIpv4: count(virtualInterface.prefixPoolAllocatedCountIpv4),
    prefixCountIpv6: count(virtualInterface.prefixPoolAllocatedCountIpv6),
    siteLink: own && virtualInterface.siteLinkEnabled ? 'on' : '',
    mtu: mtu === undefined ? emptyDraft.mtu : String(mtu),
    addressFamily: addressFamily ?? emptyDraft.addressFamily,
    tags: (tags ?? [])
      .filter(({ key }) => !key.toLowerCase().startsWith('aws:'))
      .map(({ key, value = '' }) => ({ key, value })),
  };
}
