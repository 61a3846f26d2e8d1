import * as v from 'valibot';
import { interfaceTypes } from '../../directconnect/resources/interfaceTypes';

/** A read-only list. */
const listOf = <Schema extends v.GenericSchema>(schema: Schema) => v.pipe(v.array(schema), v.readonly());

const text = v.string();
const tag = v.strictObject({ key: text, value: text });

const interfaceType = v.picklist(interfaceTypes);

/** A draft as the page sends it. */
export const draftSchema = v.strictObject({
  type: interfaceType,
  mode: v.picklist(['allocate', 'create']),
  ownerAccount: text,
  gateway: text,
  virtualInterfaceName: text,
  vlan: text,
  asn: text,
  mtu: text,
  rateLimit: text,
  authKey: text,
  addressFamily: text,
  customerAddress: text,
  amazonAddress: text,
  prefixes: text,
  prefixCountIpv4: text,
  prefixCountIpv6: text,
  siteLink: text,
  tags: listOf(tag),
});

const { type, mode, ...filledIn } = draftSchema.entries;
const field = v.picklist(['connection', ...(Object.keys(filledIn) as (keyof typeof filledIn)[])]);
/** The fields that AWS refused, the one to focus first. */
export const fieldsSchema = listOf(field);
export const findingSchema = v.strictObject({
  rule: text,
  field,
  level: v.picklist(['block', 'warn']),
  message: text,
});

/** The connection or LAG that the form is for: enough to reopen it after a reload. */
export const placeSchema = v.strictObject({ profile: text, region: text, connectionId: text });

const user = { virtualInterfaceId: text, virtualInterfaceName: text };
const peer = v.strictObject({ addressFamily: text, customerAddress: text, amazonAddress: text });

/** The known network around the connection (directconnect/allocation/knownNetwork.ts). */
export const networkSchema = v.strictObject({
  connection: v.strictObject({
    id: text,
    name: v.exactOptional(text),
    kind: v.exactOptional(v.picklist(['dedicated', 'hosted', 'lag'])),
    state: v.exactOptional(text),
    vlan: v.exactOptional(v.number()),
    jumboFrameCapable: v.exactOptional(v.boolean()),
    bandwidth: v.exactOptional(text),
    rateLimiters: v.exactOptional(v.strictObject({ inUse: v.number(), most: v.number() })),
    prefixPool: v.exactOptional(
      v.strictObject({ ipv4: v.exactOptional(v.number()), ipv6: v.exactOptional(v.number()) }),
    ),
    hostsConnections: v.exactOptional(v.boolean()),
    ownerAccount: v.exactOptional(text),
    region: v.exactOptional(text),
  }),
  virtualInterfaces: listOf(
    v.strictObject({
      ...user,
      type: text,
      state: text,
      vlan: v.number(),
      asn: v.number(),
      ownerAccount: text,
      peers: listOf(peer),
    }),
  ),
  elsewhere: listOf(v.strictObject({ ...user, addresses: listOf(text) })),
  accounts: listOf(v.strictObject({ id: text, names: listOf(text), own: v.boolean() })),
  gateways: v.exactOptional(
    listOf(
      v.strictObject({
        id: text,
        name: v.exactOptional(text),
        state: v.exactOptional(text),
        amazonSideAsn: v.exactOptional(v.number()),
        prefixes: v.exactOptional(v.number()),
        attached: v.exactOptional(listOf(text)),
        associated: v.exactOptional(listOf(text)),
      }),
    ),
  ),
  areAllGateways: v.exactOptional(v.boolean()),
});

/** A gateway to choose from. */
const gateway = v.strictObject({ id: text, label: text });

/** The gateways of an account, or the reason why there are none to choose from. */
export const gatewaysSchema = v.strictObject({
  reading: v.boolean(),
  items: listOf(gateway),
  notice: v.exactOptional(text),
});

/** The state of the acceptance in the owner's account. */
export const acceptanceSchema = v.strictObject({
  type: interfaceType,
  ownerAccount: text,
  /** Profiles known to belong to the owner's account. */
  profiles: listOf(text),
  profile: v.exactOptional(text),
  gateways: v.exactOptional(gatewaysSchema),
  /** What it is waiting for. */
  waiting: v.exactOptional(v.picklist(['confirm', 'check'])),
  /** The chosen gateway, if any. */
  gateway: v.exactOptional(text),
  outcome: v.exactOptional(
    v.strictObject({
      type: v.picklist(['refused', 'notSent', 'unknown']),
      message: text,
      words: v.exactOptional(text),
    }),
  ),
});

/** How AWS refused: its own words, if available, and its code. */
export const refusalSchema = v.strictObject({ words: text, code: text });

const at = v.number();

/** The progress of a sent request (directconnect/allocation/timeline.ts). */
export const progressSchema = v.strictObject({
  /** A short summary of what was sent. */
  summary: text,
  observed: v.strictObject({
    type: interfaceType,
    mode: v.picklist(['allocate', 'create']),
    sentAt: v.exactOptional(at),
    answer: v.exactOptional(
      v.strictObject({ kind: v.picklist(['created', 'refused', 'notSent', 'unchecked', 'unknown']), at }),
    ),
    seenInNetworkAccount: v.exactOptional(at),
    seenInOwnerAccount: v.exactOptional(at),
    ownerReachable: v.boolean(),
    states: listOf(v.strictObject({ state: text, at })),
    acceptedAt: v.exactOptional(at),
    acceptanceRefused: v.exactOptional(v.boolean()),
    bgpUpAt: v.exactOptional(at),
  }),
});

/** What will be sent, for the review. None of it contains the key. */
export const reviewSchema = v.strictObject({
  sentence: text,
  rows: listOf(v.strictObject({ label: text, value: text })),
  code: listOf(v.strictObject({ format: text, label: text, text })),
});
