import * as v from 'valibot';

/** Raised when a message changes shape, so that a page kept open across an update is told apart. */
const VERSION = 1;

const tag = v.strictObject({ key: v.string(), value: v.string() });

/** The draft as the page sends it. */
export const draftSchema = v.strictObject({
  mode: v.picklist(['allocate', 'create']),
  ownerAccount: v.string(),
  gateway: v.string(),
  virtualInterfaceName: v.string(),
  vlan: v.string(),
  asn: v.string(),
  mtu: v.string(),
  authKey: v.string(),
  addressFamily: v.string(),
  customerAddress: v.string(),
  amazonAddress: v.string(),
  tags: v.pipe(v.array(tag), v.readonly()),
});

const { mode, ...filledIn } = draftSchema.entries;
const field = v.picklist(['connection', ...(Object.keys(filledIn) as (keyof typeof filledIn)[])]);
const finding = v.strictObject({
  rule: v.string(),
  field,
  level: v.picklist(['block', 'warn']),
  message: v.string(),
});
const version = v.literal(VERSION);

/** Which connection or LAG the form is for: enough to open it again after a reload. */
const place = v.strictObject({ profile: v.string(), region: v.string(), connectionId: v.string() });

/** What the page may say to the extension. */
const fromPage = v.variant('type', [
  v.strictObject({ version, type: v.literal('submit'), draft: draftSchema }),
  v.strictObject({ version, type: v.literal('checkAgain') }),
  v.strictObject({ version, type: v.literal('openConfiguration') }),
  /** What was sent from this form is done with, or given up: the next request is another one. */
  v.strictObject({ version, type: v.literal('startOver') }),
]);

/** What the extension may say to the page. */
const toPage = v.variant('type', [
  /** A rule is broken: nothing was sent. */
  v.strictObject({ version, type: v.literal('invalid'), findings: v.array(finding) }),
  /** AWS refused. `words` is AWS's own message, `code` its error code, `advice` ours. */
  v.strictObject({
    version,
    type: v.literal('refused'),
    words: v.string(),
    code: v.string(),
    advice: v.string(),
  }),
  /** Nothing was created, and AWS was not even asked or never reached. */
  v.strictObject({ version, type: v.literal('notSent'), message: v.string() }),
  /** No answer that settles it: it may or may not have been created. */
  v.strictObject({ version, type: v.literal('unknown'), message: v.string() }),
  v.strictObject({
    version,
    type: v.literal('created'),
    virtualInterfaceId: v.string(),
    message: v.string(),
  }),
]);

export type FromPage = v.InferOutput<typeof fromPage>;
export type ToPage = v.InferOutput<typeof toPage>;

const user = { virtualInterfaceId: v.string(), virtualInterfaceName: v.string() };
const peer = v.strictObject({
  addressFamily: v.string(),
  customerAddress: v.string(),
  amazonAddress: v.string(),
});
const listOf = <Schema extends v.GenericSchema>(schema: Schema) => v.pipe(v.array(schema), v.readonly());

/** What is known of the network around the connection (directconnect/allocation/knownNetwork.ts). */
const network = v.strictObject({
  connection: v.strictObject({
    id: v.string(),
    name: v.exactOptional(v.string()),
    kind: v.exactOptional(v.picklist(['dedicated', 'hosted', 'lag'])),
    state: v.exactOptional(v.string()),
    vlan: v.exactOptional(v.number()),
    jumboFrameCapable: v.exactOptional(v.boolean()),
    ownerAccount: v.exactOptional(v.string()),
    region: v.exactOptional(v.string()),
  }),
  virtualInterfaces: listOf(
    v.strictObject({
      ...user,
      type: v.string(),
      state: v.string(),
      vlan: v.number(),
      asn: v.number(),
      ownerAccount: v.string(),
      peers: listOf(peer),
    }),
  ),
  elsewhere: listOf(v.strictObject({ ...user, addresses: listOf(v.string()) })),
  accounts: listOf(v.strictObject({ id: v.string(), names: listOf(v.string()), own: v.boolean() })),
});

/** What the page is given at its start, as an inert JSON block with the id `initial`. */
const initial = v.strictObject({
  version,
  place,
  /** Where the virtual interface goes, for the heading. */
  heading: v.strictObject({
    connection: v.string(),
    details: v.string(),
  }),
  network,
  draft: draftSchema,
  /** A line to show above the form, such as why it is empty after a reload. */
  notice: v.optional(v.string()),
  /** How the last request ended, when a reload came between: an unknown outcome keeps a second one from being sent. */
  outcome: v.optional(toPage),
  /** Translations for `@vscode/l10n`, when there are any for the display language. */
  l10n: v.optional(v.record(v.string(), v.string())),
});
export type Initial = v.InferOutput<typeof initial>;

/** What the page keeps across a reload (`setState`): all but the key, which is secret. */
const pageState = v.strictObject({
  version,
  place,
  draft: draftSchema,
});
export type PageState = v.InferOutput<typeof pageState>;

type Bare<Message> = Message extends unknown ? Omit<Message, 'version'> : never;

/** Adds the version that both sides check. */
export function versioned<Message extends Bare<FromPage | ToPage | Initial | PageState>>(
  message: Message,
): Message & { version: typeof VERSION } {
  return { version: VERSION, ...message };
}

const parser =
  <Schema extends v.GenericSchema>(schema: Schema) =>
  (value: unknown): v.InferOutput<Schema> | undefined => {
    const result = v.safeParse(schema, value);
    return result.success ? result.output : undefined;
  };

/** Each reads a value from the other side; `undefined` when it is not of the schema, and then it is dropped. */
export const readFromPage = parser(fromPage);
export const readToPage = parser(toPage);
export const readInitial = parser(initial);
export const readPageState = parser(pageState);
