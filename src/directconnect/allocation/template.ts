import * as l10n from '@vscode/l10n';
import { emptyDraft } from './draft';
import type { AllocationDraft, TagDraft } from './draft';
import { interfaceTypes } from '../resources/interfaceTypes';

/** Increased when older versions could no longer read a template written here. */
const VERSION = 2;
const FORMAT = 'direct-connect-allocation-template';
/** The fields that version 1, which had private virtual interfaces only, did not have. */
const SINCE_2 = ['type', 'rateLimit', 'prefixes', 'prefixCountIpv4', 'prefixCountIpv6', 'siteLink'] as const;
/** The longest text of a template, in characters; a template with 50 long tags has about 40,000. */
const MAX_LENGTH = 200_000;

/** A draft kept under a name, without its key. */
export interface Template {
  readonly name: string;
  readonly draft: AllocationDraft;
}

/** A parsed template, or why it can't be read. */
export type ReadTemplate =
  | { readonly template: Template; readonly problem?: undefined }
  | { readonly template?: undefined; readonly problem: string };

/** What a template stores: everything but the key, which is secret. */
type Kept = Omit<AllocationDraft, 'authKey'>;

/** The template as JSON text. It never contains the key, whatever the draft has. */
export function writeTemplate(draft: AllocationDraft, name: string): string {
  const { authKey, ...kept } = draft;
  return `${JSON.stringify({ format: FORMAT, version: VERSION, name, draft: kept }, undefined, 2)}\n`;
}

/** Reads a template. The text may come from anywhere, so only known fields of a draft are copied, one by one. */
export function readTemplate(text: string): ReadTemplate {
  if (text.length > MAX_LENGTH) return { problem: l10n.t('The file is too large to be a template.') };
  const file = parsed(text);
  if (!isRecord(file) || file['format'] !== FORMAT) {
    return { problem: l10n.t('This is not an allocation template. Choose a file that this form saved.') };
  }
  const { version, name, draft } = file;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return { problem: l10n.t('The template has no version, so it can’t be read.') };
  }
  if (version > VERSION) {
    return {
      problem: l10n.t(
        'The template was saved by a newer version of this extension. Update the extension to use it.',
      ),
    };
  }
  const unknown = unknownName(file, ['format', 'version', 'name', 'draft']);
  if (unknown !== undefined) return { problem: unknownField(unknown) };
  if (typeof name !== 'string' || !isRecord(draft)) {
    return { problem: l10n.t('The template is incomplete: it has no name or no draft.') };
  }
  const older = version === 1 ? Object.fromEntries(SINCE_2.map((field) => [field, emptyDraft[field]])) : {};
  const read = readDraft({ ...older, ...draft });
  return typeof read === 'string' ? { problem: read } : { template: { name, draft: read } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unknownName(value: object, known: readonly string[]): string | undefined {
  return Object.keys(value).find((name) => !known.includes(name));
}

function unknownField(name: string): string {
  return l10n.t(
    'The template has a field "{0}" that this version does not know, so it was not used.',
    name.slice(0, 40),
  );
}

function wrongField(name: string): string {
  return l10n.t('The field "{0}" of the template is missing or is not text.', name);
}

/** The draft, or a message that says what is wrong with it. */
function readDraft(value: Record<string, unknown>): AllocationDraft | string {
  const { authKey, tags: noTags, mode: someMode, type: someType, ...texts } = emptyDraft;
  const names = Object.keys(texts) as Exclude<keyof Kept, 'tags' | 'mode' | 'type'>[];
  const unknown = unknownName(value, [...names, 'tags', 'mode', 'type']);
  if (unknown !== undefined) return unknownField(unknown);
  const wrong = names.find((name) => typeof value[name] !== 'string');
  if (wrong !== undefined) return wrongField(wrong);
  const { mode, siteLink, tags } = value;
  const type = interfaceTypes.find((one) => one === value['type']);
  if (type === undefined) return wrongField('type');
  if (mode !== 'allocate' && mode !== 'create') return wrongField('mode');
  if (siteLink !== '' && siteLink !== 'on') return wrongField('siteLink');
  if (!Array.isArray(tags) || !tags.every(isTag)) return wrongField('tags');
  const read = Object.fromEntries(names.map((name) => [name, value[name]])) as typeof texts;
  return { ...read, type, mode, tags: tags.map(({ key, value: text }) => ({ key, value: text })), authKey };
}

function isTag(value: unknown): value is TagDraft {
  return isRecord(value) && typeof value['key'] === 'string' && typeof value['value'] === 'string';
}
