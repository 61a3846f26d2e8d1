/** A tag as typed; a row left wholly empty does not count. */
export interface TagDraft {
  readonly key: string;
  readonly value: string;
}

/** Everything the form asks, as the text that was typed. One property for each field of the request. */
export interface AllocationDraft {
  readonly ownerAccount: string;
  readonly virtualInterfaceName: string;
  readonly vlan: string;
  readonly asn: string;
  readonly mtu: string;
  /** The BGP MD5 key. Secret: it is never stored, only sent. */
  readonly authKey: string;
  readonly addressFamily: string;
  readonly customerAddress: string;
  readonly amazonAddress: string;
  readonly tags: readonly TagDraft[];
}

export type AllocationField = keyof AllocationDraft;

/** The connection or LAG that the virtual interface is allocated on. */
export interface AllocationTarget {
  /** `dxcon-…` or `dxlag-…`: AWS takes either. */
  readonly connectionId: string;
  /** The account that owns the connection, when it is known: a virtual interface can't be allocated to it. */
  readonly connectionOwner?: string;
  readonly jumboFrameCapable?: boolean;
}

export const emptyDraft: AllocationDraft = {
  ownerAccount: '',
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

/** The tags that were meant: rows in which something was typed. */
export function typedTags(draft: AllocationDraft): TagDraft[] {
  return draft.tags.filter(({ key, value }) => key !== '' || value !== '');
}

/** False for IPv6: then Amazon assigns both peer addresses itself. */
export function addressesApply({ addressFamily }: AllocationDraft): boolean {
  return addressFamily !== 'ipv6';
}

/** The draft as it is sent: without what was typed into fields that the address family has since hidden. */
export function asSent(draft: AllocationDraft): AllocationDraft {
  return addressesApply(draft) ? draft : { ...draft, customerAddress: '', amazonAddress: '' };
}

/** The draft as it may be kept: the key is left out, since it is secret. */
export function withoutKey(draft: AllocationDraft): AllocationDraft {
  return { ...draft, authKey: '' };
}
