import type { Tag } from '../api';
import type { Health } from '../resources/health';
import type {
  BgpPeer,
  Connection,
  Interconnect,
  Inventory,
  Lag,
  VirtualInterface,
} from '../resources/resources';

/** What each kind of resource looks like in AWS's answers. */
export interface Resources {
  readonly lag: Lag;
  readonly interconnect: Interconnect;
  readonly connection: Connection;
  readonly virtualInterface: VirtualInterface;
}

/** Parts of a resource's answer, without an ARN, a console page or a link of their own. */
export interface Parts {
  readonly bgpPeer: BgpPeer;
}

export type ResourceKind = keyof Resources;
/** The kinds that carry virtual interfaces. */
export type CarrierKind = Exclude<ResourceKind, 'virtualInterface'>;
export type Kind = ResourceKind | keyof Parts;

/** AWS's answer for each kind. */
export interface Answers extends Resources, Parts {}

/** A word or phrase to search in; 0 and undefined are skipped. */
export type Word = string | number | undefined;

/** The id, name, owner and health of everything of one kind. */
export interface KindTraits<Answer> {
  readonly idOf: (answer: Answer) => string | undefined;
  /** The name as AWS returns it. */
  readonly nameOf: (answer: Answer) => string | undefined;
  readonly stateOf: (answer: Answer) => string | undefined;
  /** The owner's account, 12 digits; undefined if the answer names no owner. */
  readonly ownerOf: (answer: Answer) => string | undefined;
  /**
   * Its health, from its state and from what it depends on.
   * @param inventory the inventory it belongs to, including what a filter hides.
   */
  readonly healthOf: (answer: Answer, inventory: Inventory) => Health;
  readonly brief: BriefTraits<Answer>;
}

/** What a tooltip says about everything of one kind, besides its health and its owner. */
export interface BriefTraits<Answer> {
  /** The code of the Direct Connect location that it is at. */
  readonly locationOf: (answer: Answer) => string | undefined;
  /** The BGP sessions, each in a few words: both addresses and the ASN. */
  readonly sessionsOf: (answer: Answer) => readonly string[];
  /** What else is worth a few words, most important first. */
  readonly factsOf: (answer: Answer) => readonly Word[];
}

/** The text by which resources of one kind are found, in *Find* and in *Filter*. */
export interface SearchTraits<Resource> {
  /** What its row shows in addition to the fields of the answer. */
  readonly wordsOf: (resource: Resource) => readonly Word[];
  /** What its row also says about other resources. @param inventory the inventory it belongs to, including what a filter hides. */
  readonly wordsFrom: (resource: Resource, inventory: Inventory) => string | undefined;
  /** The id of what carries it, whose name also finds it. */
  readonly carrierOf: (resource: Resource) => string | undefined;
  /** The addresses of its BGP sessions, each once, with their prefix length if AWS gives one. */
  readonly addressesOf: (resource: Resource) => readonly string[];
  /** What `type:` matches; undefined for a kind without types. */
  readonly typeOf: (resource: Resource) => string | undefined;
  /** What `vlan:` matches. */
  readonly vlanOf: (resource: Resource) => number | undefined;
  /** What `bgp:` matches. */
  readonly bgpStatusesOf: (resource: Resource) => readonly string[];
}

/** Everything that differs between kinds of resource. */
export interface ResourceTraits<Resource> extends KindTraits<Resource> {
  /** The resources of this kind in an inventory. */
  readonly listedIn: (inventory: Inventory) => readonly Resource[];
  readonly words: {
    /** One resource, in the middle of a sentence. */
    readonly one: () => string;
    /** A number of resources. */
    readonly count: (number: number) => string;
    /** The plural, as a label. */
    readonly label: () => string;
  };
  /** The region that the answer names, if any. */
  readonly regionOf: (resource: Resource) => string | undefined;
  readonly tagsOf: (resource: Resource) => readonly Tag[] | undefined;
  readonly search: SearchTraits<Resource>;
  /** The sort key when sorting by VLAN; undefined for a kind that keeps AWS's order. */
  readonly sortedVlanOf: (resource: Resource) => number | undefined;
}
