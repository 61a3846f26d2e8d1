/** A tag as typed; a row that is entirely empty does not count. */
export interface TagDraft {
  readonly key: string;
  readonly value: string;
}

/** Who the virtual interface is for: another account (Allocate), or the account that owns the connection (Create). */
export type Mode = 'allocate' | 'create';

/** Everything the form asks for, as the text that was typed. One property per field of the request. */
export interface AllocationDraft {
  readonly mode: Mode;
  /** For another account. */
  readonly ownerAccount: string;
  /** For the connection's own account: the id of a virtual private gateway or Direct Connect gateway. */
  readonly gateway: string;
  readonly virtualInterfaceName: string;
  readonly vlan: string;
  readonly asn: string;
  readonly mtu: string;
  /** The BGP MD5 key. Secret: never stored, only sent. */
  readonly authKey: string;
  readonly addressFamily: string;
  readonly customerAddress: string;
  readonly amazonAddress: string;
  readonly tags: readonly TagDraft[];
}

/** The fields that are typed; the mode is chosen. */
export type AllocationField = Exclude<keyof AllocationDraft, 'mode'>;

/** The fields for the addresses of the two BGP peers. */
export type AddressField = 'customerAddress' | 'amazonAddress';

export const emptyDraft: AllocationDraft = {
  mode: 'allocate',
  ownerAccount: '',
  gateway: '',
  virtualInterfaceName: '',
  vlan: '',
  asn: '',
  mtu: '1500',
  authKey: '',
  addressFamily: 'ipv4',
  customerAddress: '',
  amazonAddress: '',
  tags: [],
};

/** The tags in rows that are not empty. */
export function typedTags(draft: AllocationDraft): TagDraft[] {
  return draft.tags.filter(({ key, value }) => key !== '' || value !== '');
}

/** False for IPv6: then Amazon assigns both peer addresses itself. */
export function addressesApply({ addressFamily }: AllocationDraft): boolean {
  return addressFamily !== 'ipv6';
}

/** The draft as it may be stored: without the key, which is secret. */
export function withoutKey(draft: AllocationDraft): AllocationDraft {
  return { ...draft, authKey: '' };
}
