import * as v from 'valibot';

/** A list that nobody changes. */
const listOf = <Schema extends v.GenericSchema>(schema: Schema) => v.pipe(v.array(schema), v.readonly());

const text = v.string();
const tag = v.strictObject({ key: text, value: text });

/** The draft as the page sends it. */
export const draftSchema = v.strictObject({
  mode: v.picklist(['allocate', 'create']),
  ownerAccount: text,
  gateway: text,
  virtualInterfaceName: text,
  vlan: text,
  asn: text,
  mtu: text,
  authKey: text,
  addressFamily: text,
  customerAddress: text,
  amazonAddress: text,
  tags: listOf(tag),
});

const { mode, ...filledIn } = draftSchema.entries;
const field = v.picklist(['connection', ...(Object.keys(filledIn) as (keyof typeof filledIn)[])]);
export const findingSchema = v.strictObject({
  rule: text,
  field,
  level: v.picklist(['block', 'warn']),
  message: text,
});

/** Which connection or LAG the form is for: enough to open it again after a reload. */
export const placeSchema = v.strictObject({ profile: text, region: text, connectionId: text });

const user = { virtualInterfaceId: text, virtualInterfaceName: text };
const peer = v.strictObject({ addressFamily: text, customerAddress: text, amazonAddress: text });

/** What is known of the network around the connection (directconnect/allocation/knownNetwork.ts). */
export const networkSchema = v.strictObject({
  connection: v.strictObject({
    id: text,
    name: v.exactOptional(text),
    kind: v.exactOptional(v.picklist(['dedicated', 'hosted', 'lag'])),
    state: v.exactOptional(text),
    vlan: v.exactOptional(v.number()),
    jumboFrameCapable: v.exactOptional(v.boolean()),
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
});

/** A gateway to choose from. */
const gateway = v.strictObject({ id: text, label: text });

/** The gateways of an account, or why there are none to choose from. */
export const gatewaysSchema = v.strictObject({
  reading: v.boolean(),
  items: listOf(gateway),
  notice: v.exactOptional(text),
});

/** How the acceptance in the owner's account stands. */
export const acceptanceSchema = v.strictObject({
  ownerAccount: text,
  /** Profiles that are known to be of the owner's account. */
  profiles: listOf(text),
  profile: v.exactOptional(text),
  gateways: v.exactOptional(gatewaysSchema),
  /** What is being waited for. */
  waiting: v.exactOptional(v.picklist(['confirm', 'check'])),
  /** The gateway that is asked for, once it was. */
  gateway: v.exactOptional(text),
  outcome: v.exactOptional(
    v.strictObject({
      type: v.picklist(['refused', 'notSent', 'unknown']),
      message: text,
      words: v.exactOptional(text),
    }),
  ),
});

/** How AWS refused: its own words, where they are at hand, and its code. */
export const refusalSchema = v.strictObject({ words: text, code: text });

const at = v.number();

/** What became of a request that was sent (directconnect/allocation/timeline.ts). */
export const progressSchema = v.strictObject({
  /** What was sent, in a few words. */
  summary: text,
  observed: v.strictObject({
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

/** What is to be sent, as it is read before it is sent: no key in any of it. */
export const reviewSchema = v.strictObject({
  sentence: text,
  rows: listOf(v.strictObject({ label: text, value: text })),
  code: listOf(v.strictObject({ format: text, label: text, text })),
});
