import type { NewPrivateVirtualInterface } from '@aws-sdk/client-direct-connect';
import type { AllocationRequest } from '../request';

/** Where a request is sent. */
export interface CodePlace {
  readonly region: string;
  /** The AWS profile that it is sent with. */
  readonly profile?: string;
}

/** What a request asks for, whichever operation it is of. */
export interface Parts {
  readonly connectionId: string;
  /** The account that it is allocated to; undefined when the connection's own account creates it. */
  readonly ownerAccount: string | undefined;
  readonly fields: NewPrivateVirtualInterface;
  /** The customer's ASN, from whichever of both fields carries it. */
  readonly asn: number;
}

/** Takes a request apart. A BGP key in it is kept, so whoever writes one out leaves a variable in its place. */
export function partsOf({ operation, input }: AllocationRequest): Parts {
  const allocated = operation === 'AllocatePrivateVirtualInterface';
  const asked = allocated ? input.newPrivateVirtualInterfaceAllocation : input.newPrivateVirtualInterface;
  const fields = asked ?? { virtualInterfaceName: '', vlan: 0 };
  return {
    connectionId: input.connectionId ?? '',
    ownerAccount: allocated ? input.ownerAccount : undefined,
    fields,
    asn: fields.asnLong ?? fields.asn ?? 0,
  };
}

/** The name of the shell variable that stands for the BGP key. */
export const KEY_VARIABLE = 'BGP_AUTH_KEY';

/** The tags of a request, each with its value. */
export function tagsOf({ tags }: NewPrivateVirtualInterface): { key: string; value: string }[] {
  return (tags ?? []).map(({ key = '', value = '' }) => ({ key, value }));
}
