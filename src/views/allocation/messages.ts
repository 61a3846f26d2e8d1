import * as v from 'valibot';
import { isRegionCode } from '../../directconnect/regions/regions';
import {
  acceptanceSchema,
  draftSchema,
  fieldsSchema,
  findingSchema,
  gatewaysSchema,
  networkSchema,
  placeSchema,
  progressSchema,
  refusalSchema,
  reviewSchema,
} from './schemas';

/** Increased when a message changes shape, so that a page kept open across an update is recognized. */
const VERSION = 3;
const version = v.literal(VERSION);

const message = <Type extends string, Entries extends v.ObjectEntries>(type: Type, entries: Entries) =>
  v.strictObject({ version, type: v.literal(type), ...entries });

/** Messages from the page to the extension. */
const fromPage = v.variant('type', [
  /** Requests a review; sends nothing. */
  message('review', { draft: draftSchema }),
  message('submit', { draft: draftSchema }),
  message('checkAgain', {}),
  /** Stops waiting for the answer. It does not undo anything. */
  message('cancel', {}),
  message('openConfiguration', {}),
  /** Finishes or abandons what was sent from this form, to start another request. */
  message('startOver', {}),
  /** Copies the BGP key in the form. */
  message('copyKey', { text: v.string() }),
  message('copyCode', { format: v.string() }),
  message('openCode', { format: v.string() }),
  /** Asks for a virtual interface or template to start from. */
  message('startFrom', {}),
  message('saveTemplate', { draft: draftSchema }),
  /** Reads the gateways of the connection's own account. */
  message('readGateways', {}),
  /** Reads the gateways of a profile of the owner's account; without a profile, asks the user for one. */
  message('acceptWith', { profile: v.exactOptional(v.string()) }),
  message('accept', { gateway: v.string() }),
  message('checkAcceptance', {}),
  /** Drops an unresolved acceptance: the user says that it did not take effect. */
  message('forgetAcceptance', {}),
  message('copyOwnerMessage', {}),
]);

/** Messages from the extension to the page. */
const toPage = v.variant('type', [
  /** A rule is broken: nothing was sent. */
  message('invalid', { findings: v.pipe(v.array(findingSchema), v.readonly()) }),
  /**
   * AWS refused. `words` is AWS's own message, `code` its error code, `advice` ours; `fields` are those that it is
   * about, as far as AWS named any.
   */
  message('refused', { words: v.string(), code: v.string(), advice: v.string(), fields: fieldsSchema }),
  /** Nothing was created, since AWS was not called or not reached. */
  message('notSent', { message: v.string() }),
  /** No answer settles it: it may or may not have been created. `refusal` is a refusal that could not be verified. */
  message('unknown', { message: v.string(), refusal: v.exactOptional(refusalSchema) }),
  /** `refusal` is an answer that said otherwise; `caution` mentions that, or what could not be compared. */
  message('created', {
    virtualInterfaceId: v.string(),
    message: v.string(),
    caution: v.exactOptional(v.string()),
    refusal: v.exactOptional(refusalSchema),
  }),
  message('reviewed', { review: reviewSchema }),
  /** The facts about the network have changed. */
  message('network', { network: networkSchema }),
  message('gateways', { gateways: gatewaysSchema }),
  message('progress', { progress: progressSchema }),
  message('acceptance', { acceptance: v.exactOptional(acceptanceSchema) }),
  /** Switches to another of the six requests, keeping what was typed. */
  message('switchTo', { interfaceType: draftSchema.entries.type, mode: draftSchema.entries.mode }),
  /** Another draft to start from, and where it came from. */
  message('draft', { draft: draftSchema, notice: v.string() }),
]);

export type FromPage = v.InferOutput<typeof fromPage>;
export type ToPage = v.InferOutput<typeof toPage>;

/** The page's initial data, as an inert JSON block with the id `initial`. */
const initial = v.strictObject({
  version,
  /** New for each draft: what the page stored for an earlier one is ignored. */
  beginning: v.string(),
  place: placeSchema,
  /** The connection, for the heading. */
  heading: v.strictObject({
    connection: v.string(),
    details: v.string(),
  }),
  network: networkSchema,
  /** The pool for the subnets of the two peers, and their prefix length. */
  pool: v.strictObject({ prefix: v.string(), prefixLength: v.picklist([30, 31]) }),
  /** The configured range for suggested VLANs. */
  vlanRange: v.string(),
  draft: draftSchema,
  /** Set when the draft was typed before a reload: whether it had a key, which is now gone. */
  restored: v.exactOptional(v.strictObject({ keyLost: v.boolean() })),
  /** A line to show above the form, for example why it is empty after a reload. */
  notice: v.optional(v.string()),
  /** The outcome of the last request before a reload: an unknown outcome prevents a second request. */
  outcome: v.optional(toPage),
  progress: v.optional(progressSchema),
  /** Translations for `@vscode/l10n`, when there are any for the display language. */
  l10n: v.optional(v.record(v.string(), v.string())),
});
export type Initial = v.InferOutput<typeof initial>;

/**
 * What the page stores across a reload (`setState`): everything except the key, which is secret, but including whether
 * there was one.
 */
const pageState = v.strictObject({
  version,
  beginning: v.string(),
  // This decides where a profile's credentials are sent.
  place: v.pipe(
    placeSchema,
    v.check(({ region }) => isRegionCode(region)),
  ),
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

/** Each parses a value from the other side; `undefined` when it does not match the schema: then it is dropped. */
export const readFromPage = parser(fromPage);
export const readToPage = parser(toPage);
export const readInitial = parser(initial);
export const readPageState = parser(pageState);
