import { asnOf } from '../../addressing/asn';
import type { NewPrivateVirtualInterface } from '../../api';
import type { AllocationRequest } from '../request';

/** Where a request is sent. */
export interface CodePlace {
  readonly region: string;
  /** The AWS profile that sends it. */
  readonly profile?: string;
  /** True when the AWS CLI does not know that profile. */
  readonly isUnknownToCli?: boolean;
}

/** What a request asks for, in either of the two operations. */
export interface Parts {
  readonly connectionId: string;
  /** The account to allocate to; undefined when the connection's own account creates the virtual interface. */
  readonly ownerAccount: string | undefined;
  readonly fields: NewPrivateVirtualInterface;
  /** The customer's ASN, from whichever of the two fields has it. */
  readonly asn: number;
}

/** Takes a request apart. The result still has the BGP key, so callers must write a variable instead. */
export function partsOf({ operation, input }: AllocationRequest): Parts {
  const allocated = operation === 'AllocatePrivateVirtualInterface';
  const fields = allocated ? input.newPrivateVirtualInterfaceAllocation : input.newPrivateVirtualInterface;
  return {
    connectionId: input.connectionId,
    ownerAccount: allocated ? input.ownerAccount : undefined,
    fields,
    asn: asnOf(fields) ?? 0,
  };
}

/** The name of the shell variable for the BGP key. */
export const KEY_VARIABLE = 'BGP_AUTH_KEY';

/** The tags of a request, each with its value. */
export function tagsOf({ tags }: NewPrivateVirtualInterface): { key: string; value: string }[] {
  return (tags ?? []).map(({ key, value = '' }) => ({ key, value }));
}
