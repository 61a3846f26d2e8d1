import type {
  AllocatePrivateVirtualInterfaceRequest,
  CreatePrivateVirtualInterfaceRequest,
  NewPrivateVirtualInterfaceAllocation,
} from '../api';
import { isTwoByteAsn, parseAsn } from '../addressing/asn';
import { asSent } from './asSent';
import { typedTags } from './draft';
import type { AllocationDraft } from './draft';
import type { KnownNetwork } from './knownNetwork';
import { maySend, verdict } from './rules';
import { gatewayKind } from './rules/who';

/** A request that creates a private virtual interface, for another account or the caller's own. */
export type PrivateInterfaceRequest =
  AllocatePrivateVirtualInterfaceRequest | CreatePrivateVirtualInterfaceRequest;

/** A request for the operation that the draft's mode selects. */
export type AllocationRequest =
  | {
      readonly operation: 'AllocatePrivateVirtualInterface';
      readonly input: AllocatePrivateVirtualInterfaceRequest;
    }
  | {
      readonly operation: 'CreatePrivateVirtualInterface';
      readonly input: CreatePrivateVirtualInterfaceRequest;
    };

/** The fields that both operations share, from a tidied draft. Empty fields are left out, so that AWS chooses them. */
function commonFields(draft: AllocationDraft, asn: number): NewPrivateVirtualInterfaceAllocation {
  const tags = typedTags(draft);
  const { customerAddress, amazonAddress, virtualInterfaceName, vlan } = draft;
  return {
    virtualInterfaceName,
    vlan: Number(vlan),
    ...(isTwoByteAsn(asn) ? { asn } : { asnLong: asn }),
    mtu: Number(draft.mtu),
    ...(draft.authKey && { authKey: draft.authKey }),
    addressFamily: draft.addressFamily === 'ipv6' ? 'ipv6' : 'ipv4',
    ...(amazonAddress && { amazonAddress }),
    ...(customerAddress && { customerAddress }),
    ...(tags.length > 0 && { tags: tags.map(({ key, value }) => ({ key, value })) }),
  };
}

/**
 * The request for a draft, without what its mode or address family hides.
 * @throws RangeError when the draft breaks a blocking rule: ask `verdict` first.
 */
export function toRequest(typed: AllocationDraft, known: KnownNetwork): AllocationRequest {
  const draft = asSent(typed);
  const asn = parseAsn(draft.asn);
  if (asn === undefined || !maySend(verdict(draft, known))) {
    throw new RangeError('The draft breaks a rule of the request.');
  }
  const connectionId = known.facts.connection.id;
  const fields = commonFields(draft, asn);
  // Only a draft of the other mode still has a gateway here, and the rules require one of a known kind.
  const kind = gatewayKind(draft.gateway);
  if (kind) {
    return {
      operation: 'CreatePrivateVirtualInterface',
      input: { connectionId, newPrivateVirtualInterface: { ...fields, [kind]: draft.gateway } },
    };
  }
  return {
    operation: 'AllocatePrivateVirtualInterface',
    input: {
      connectionId,
      ownerAccount: draft.ownerAccount,
      newPrivateVirtualInterfaceAllocation: fields,
    },
  };
}
