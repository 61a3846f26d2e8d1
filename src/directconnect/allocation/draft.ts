import type { InterfaceType } from '../resources/interfaceTypes';

/** A tag as typed; a row that is entirely empty does not count. */
export interface TagDraft {
  readonly key: string;
  readonly value: string;
}

/** Who the virtual interface is for: another account (Allocate), or the account that owns the connection (Create). */
export type Mode = 'allocate' | 'create';

/** Everything the form asks for, as the text that was typed. One property per field of the request. */
export interface AllocationDraft {
  readonly type: InterfaceType;
  readonly mode: Mode;
  /** For another account. */
  readonly ownerAccount: string;
  /** For the connection's own account: the id of a Direct Connect gateway, or of a virtual private gateway. */
  readonly gateway: string;
  readonly virtualInterfaceName: string;
  readonly vlan: string;
  readonly asn: string;
  readonly mtu: string;
  /** AWS's name of a bandwidth, such as `500Mbps`; empty for no limit. */
  readonly rateLimit: string;
  /** The BGP MD5 key. Secret: never stored, only sent. */
  readonly authKey: string;
  readonly addressFamily: string;
  readonly customerAddress: string;
  readonly amazonAddress: string;
  /** The prefixes to advertise over a public virtual interface, as a list in any usual form. */
  readonly prefixes: string;
  /** How many IPv4 prefixes AWS accepts; empty for AWS's default. */
  readonly prefixCountIpv4: string;
  /** How many IPv6 prefixes AWS accepts; empty for AWS's default. */
  readonly prefixCountIpv6: string;
  /** `on` to enable SiteLink; otherwise empty. */
  readonly siteLink: string;
  readonly tags: readonly TagDraft[];
}

/** The fields of the request; the type and the mode say which request it is. */
export type AllocationField = Exclude<keyof AllocationDraft, 'type' | 'mode'>;

/** The fields for the addresses of the two BGP peers. */
export type AddressField = 'customerAddress' | 'amazonAddress';

export const emptyDraft: AllocationDraft = {
  type: 'private',
  mode: 'allocate',
  ownerAccount: '',
  gateway: '',
  virtualInterfaceName: '',
  vlan: '',
  asn: '',
  mtu: '1500',
  rateLimit: '',
  authKey: '',
  addressFamily: 'ipv4',
  customerAddress: '',
  amazonAddress: '',
  prefixes: '',
  prefixCountIpv4: '',
  prefixCountIpv6: '',
  siteLink: '',
  tags: [],
};

/** The tags in rows that are not empty. */
export function typedTags(draft: AllocationDraft): TagDraft[] {
  return draft.tags.filter(({ key, value }) => key !== '' || value !== '');
}

type Which = Pick<AllocationDraft, 'type' | 'mode' | 'addressFamily'>;

const isCreatedForGateway = ({ type, mode }: Which) => mode === 'create' && type !== 'public';

/**
 * The fields that only some of the six requests have, and which. Source: the service model, New…VirtualInterface and
 * New…VirtualInterfaceAllocation.
 */
const only: Partial<Record<AllocationField, (which: Which) => boolean>> = {
  ownerAccount: ({ mode }) => mode === 'allocate',
  gateway: isCreatedForGateway,
  mtu: ({ type }) => type !== 'public',
  customerAddress: addressesApply,
  amazonAddress: addressesApply,
  prefixes: ({ type }) => type === 'public',
  prefixCountIpv4: isCreatedForGateway,
  prefixCountIpv6: isCreatedForGateway,
  siteLink: isCreatedForGateway,
};

/** True for a field that the request of a draft has. */
export const applies = (field: AllocationField, draft: Which): boolean => only[field]?.(draft) ?? true;

/** The fields that the request of a draft does not have. */
export const hiddenFields = (draft: Which): AllocationField[] =>
  (Object.keys(only) as AllocationField[]).filter((field) => !applies(field, draft));

/** False for IPv6: then Amazon assigns both peer addresses itself. */
export function addressesApply({ addressFamily }: Pick<AllocationDraft, 'addressFamily'>): boolean {
  return addressFamily !== 'ipv6';
}

/** The draft as it may be stored: without the key, which is secret. */
export function withoutKey(draft: AllocationDraft): AllocationDraft {
  return { ...draft, authKey: '' };
}
