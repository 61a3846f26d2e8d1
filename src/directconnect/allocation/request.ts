import type {
  AllocatePrivateVirtualInterfaceRequest,
  CreatePrivateVirtualInterfaceRequest,
  NewPrivateVirtualInterfaceAllocation,
} from '@aws-sdk/client-direct-connect';
import { isTwoByteAsn, parseAsn } from '../addressing/asn';
import { asSent, typedTags } from './draft';
import type { AllocationDraft } from './draft';
import type { KnownNetwork } from './knownNetwork';
import { maySend, verdict } from './rules';
import { gatewayKind } from './rules/who';

/** One request, of the operation that the draft's mode stands for. */
export type AllocationRequest =
  | {
      readonly operation: 'AllocatePrivateVirtualInterface';
      readonly input: AllocatePrivateVirtualInterfaceRequest;
    }
  | {
      readonly operation: 'CreatePrivateVirtualInterface';
      readonly input: CreatePrivateVirtualInterfaceRequest;
    };

/** What both operations take alike, of a draft that is tidied. Fields left empty are left out, so that AWS chooses them. */
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
 * The request that a draft stands for, without what its mode or address family hides.
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
  // A gateway is left in a draft of the other mode alone, and there the rules ask for one of a known kind.
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
