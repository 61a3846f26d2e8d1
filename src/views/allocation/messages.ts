import * as v from 'valibot';
import {
  acceptanceSchema,
  draftSchema,
  findingSchema,
  gatewaysSchema,
  networkSchema,
  placeSchema,
  progressSchema,
  refusalSchema,
  reviewSchema,
} from './schemas';

/** Raised when a message changes shape, so that a page kept open across an update is told apart. */
const VERSION = 2;
const version = v.literal(VERSION);

const message = <Type extends string, Entries extends v.ObjectEntries>(type: Type, entries: Entries) =>
  v.strictObject({ version, type: v.literal(type), ...entries });

/** What the page may say to the extension. */
const fromPage = v.variant('type', [
  /** Shows what would be sent; sends nothing. */
  message('review', { draft: draftSchema }),
  message('submit', { draft: draftSchema }),
  message('checkAgain', {}),
  /** Stops waiting for the answer. It takes nothing back. */
  message('cancel', {}),
  message('openConfiguration', {}),
  /** What was sent from this form is done with, or given up: the next request is another one. */
  message('startOver', {}),
  /** Copies the BGP key that the user sees. */
  message('copyKey', { text: v.string() }),
  message('copyCode', { format: v.string() }),
  message('openCode', { format: v.string() }),
  /** Asks for a virtual interface or template to begin with. */
  message('startFrom', {}),
  message('saveTemplate', { draft: draftSchema }),
  /** Reads the gateways of the connection's own account. */
  message('readGateways', {}),
  /** Reads the gateways of a profile of the owner's account; without one the user is asked for it. */
  message('acceptWith', { profile: v.exactOptional(v.string()) }),
  message('accept', { gateway: v.string() }),
  message('checkAcceptance', {}),
  /** The acceptance that is in doubt is given up: the user says that it did not come about. */
  message('forgetAcceptance', {}),
  message('copyOwnerMessage', {}),
]);

/** What the extension may say to the page. */
const toPage = v.variant('type', [
  /** A rule is broken: nothing was sent. */
  message('invalid', { findings: v.pipe(v.array(findingSchema), v.readonly()) }),
  /** AWS refused. `words` is AWS's own message, `code` its error code, `advice` ours. */
  message('refused', { words: v.string(), code: v.string(), advice: v.string() }),
  /** Nothing was created, and AWS was not even asked or never reached. */
  message('notSent', { message: v.string() }),
  /** No answer that settles it: it may or may not have been created. `refusal` is one that could not be checked. */
  message('unknown', { message: v.string(), refusal: v.exactOptional(refusalSchema) }),
  /** `refusal` is an answer that said otherwise; `caution` says that, or what could not be compared. */
  message('created', {
    virtualInterfaceId: v.string(),
    message: v.string(),
    caution: v.exactOptional(v.string()),
    refusal: v.exactOptional(refusalSchema),
  }),
  message('reviewed', { review: reviewSchema }),
  /** The network is otherwise than it was. */
  message('network', { network: networkSchema }),
  message('gateways', { gateways: gatewaysSchema }),
  message('progress', { progress: progressSchema }),
  message('acceptance', { acceptance: v.exactOptional(acceptanceSchema) }),
  /** For another account or for the connection's own, whatever else was typed. */
  message('mode', { mode: draftSchema.entries.mode }),
  /** Another draft to begin with, and where it came from. */
  message('draft', { draft: draftSchema, notice: v.string() }),
]);

export type FromPage = v.InferOutput<typeof fromPage>;
export type ToPage = v.InferOutput<typeof toPage>;

/** What the page is given at its start, as an inert JSON block with the id `initial`. */
const initial = v.strictObject({
  version,
  /** Another each time that a draft is begun: what the page kept of an earlier one does not count. */
  beginning: v.string(),
  place: placeSchema,
  /** Where the virtual interface goes, for the heading. */
  heading: v.strictObject({
    connection: v.string(),
    details: v.string(),
  }),
  network: networkSchema,
  /** Where subnets for the two peers are taken from, and how long their prefixes are. */
  pool: v.strictObject({ prefix: v.string(), prefixLength: v.picklist([30, 31]) }),
  /** Where VLANs are suggested from, as it is set. */
  vlanRange: v.string(),
  draft: draftSchema,
  /** Where the draft was typed before a reload: whether a key was typed with it, which is gone. */
  restored: v.exactOptional(v.strictObject({ keyLost: v.boolean() })),
  /** A line to show above the form, such as why it is empty after a reload. */
  notice: v.optional(v.string()),
  /** How the last request ended, when a reload came between: an unknown outcome keeps a second one from being sent. */
  outcome: v.optional(toPage),
  progress: v.optional(progressSchema),
  /** Translations for `@vscode/l10n`, when there are any for the display language. */
  l10n: v.optional(v.record(v.string(), v.string())),
});
export type Initial = v.InferOutput<typeof initial>;

/** What the page keeps across a reload (`setState`): all but the key, which is secret, and that there was one. */
const pageState = v.strictObject({
  version,
  beginning: v.string(),
  place: placeSchema,
  draft: draftSchema,
  hadKey: v.exactOptional(v.boolean()),
});
export type PageState = v.InferOutput<typeof pageState>;

export type Acceptance = v.InferOutput<typeof acceptanceSchema>;
export type Gateways = v.InferOutput<typeof gatewaysSchema>;
export type Progress = v.InferOutput<typeof progressSchema>;
export type Review = v.InferOutput<typeof reviewSchema>;

type Bare<Message> = Message extends unknown ? Omit<Message, 'version'> : never;

/** Adds the version that both sides check. */
export function versioned<Message extends Bare<FromPage | ToPage | Initial | PageState>>(
  bare: Message,
): Message & { version: typeof VERSION } {
  return { version: VERSION, ...bare };
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
