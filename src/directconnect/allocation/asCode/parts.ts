import { asnOf } from '../../addressing/asn';
import { askedIn } from '../newInterface';
import type { Asked, NewInterface } from '../newInterface';
import type { AllocationRequest } from '../request';

/** Where a request is sent. */
export interface CodePlace {
  readonly region: string;
  /** The AWS profile that sends it. */
  readonly profile?: string;
  /** True when the AWS CLI does not know that profile. */
  readonly isUnknownToCli?: boolean;
}

/** What a request asks for. It still has the BGP key, so callers must write a variable instead. */
export interface Parts extends Asked {
  /** The customer's ASN, from whichever of the two fields has it. */
  readonly asn: number;
}

/** Takes a request apart. */
export function partsOf({ input }: AllocationRequest): Parts {
  const asked = askedIn(input);
  return { ...asked, asn: asnOf(asked.fields) ?? 0 };
}

/** The name of the shell variable for the BGP key. */
export const KEY_VARIABLE = 'BGP_AUTH_KEY';

/** The tags of a request, each with its value. */
export function tagsOf({ tags }: NewInterface): { key: string; value: string }[] {
  return (tags ?? []).map(({ key, value = '' }) => ({ key, value }));
}
