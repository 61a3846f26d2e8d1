/** A word or a phrase. */
export interface TextTerm {
  readonly kind: 'text';
  /** What was typed, in lower case. */
  readonly text: string;
  /** The spellings that a resource may have, in lower case. */
  readonly texts: readonly string[];
  /** Its bits, if it is an address or network. */
  readonly bits: string | undefined;
}

/** Keys whose values are an AWS enum. */
export type ListKey = 'state' | 'type' | 'bgp';
/** Keys whose values are parts of a code, a number or a name. */
export type PartKey = 'owner' | 'account' | 'region' | 'location' | 'name';
/** Everything that a query may ask for by `key:`. */
export type Key = ListKey | PartKey | 'vlan' | 'tag';

/** A part of a code, number or name that was typed. */
export interface PartWanted {
  /** In lower case. */
  readonly text: string;
  /** The codes and numbers whose name contains it. */
  readonly named: ReadonlySet<string>;
}

/** A tag, and the value it must have, if one is given. In lower case. */
export interface TagWanted {
  readonly key: string;
  readonly value: string | undefined;
}

/** One condition. A resource must meet all of them. */
export type Term =
  | TextTerm
  | { readonly kind: ListKey; readonly values: readonly string[]; readonly phrase?: string }
  | { readonly kind: 'part'; readonly key: PartKey; readonly values: readonly PartWanted[] }
  | {
      readonly kind: 'vlan';
      readonly ranges: readonly (readonly [from: number, to: number])[];
      readonly phrase?: string;
    }
  | { readonly kind: 'tag'; readonly tags: readonly TagWanted[] }
  | { readonly kind: 'not'; readonly term: Term };

/** The on-screen names of accounts and Direct Connect locations. */
export interface Names {
  /** The account's 12 digits and its name. */
  readonly accounts: Iterable<readonly [id: string, name: string]>;
  /** The location's code and its name. */
  readonly locations: Iterable<readonly [code: string, name: string]>;
}

/** What parsing depends on besides the text. */
export interface Reading {
  /** What accounts and locations are called. */
  readonly names?: Names;
  /** True for an AWS value that this version does not know, but that was in an answer. */
  readonly isPresent?: (key: ListKey, value: string) => boolean;
}
