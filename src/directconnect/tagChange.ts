import * as l10n from '@vscode/l10n';
import { visible } from './text';

/** Tags by key. */
export type Tags = ReadonlyMap<string, string>;

/** A change of the tags of one or more resources. */
export interface TagChange {
  readonly set: Tags;
  readonly remove: ReadonlySet<string>;
}

/** A resource's tags as AWS lists them. */
export const tagsIn = (tags: readonly { key: string; value?: string | undefined }[] = []): Tags =>
  new Map(tags.map(({ key, value = '' }) => [key, value]));

/** The part of a change that one resource needs: what it already has is not requested again. */
export function toDo(tags: Tags, { set, remove }: TagChange): { set: [string, string][]; remove: string[] } {
  return {
    set: [...set].filter(([key, value]) => tags.get(key) !== value),
    remove: [...remove].filter((key) => tags.has(key)),
  };
}

/** The tag keys of several resources, each with its value if all that have the key agree. */
export function commonTags(all: readonly Tags[]): ReadonlyMap<string, string | undefined> {
  const common = new Map<string, string | undefined>();
  for (const tags of all) {
    for (const [key, value] of tags) {
      common.set(key, common.has(key) && common.get(key) !== value ? undefined : value);
    }
  }
  return common;
}

/** A value in words. */
const valueWords = (value: string) => (value === '' ? l10n.t('(no value)') : visible(value));

const tag = (key: string, value: string) => visible(value ? `${key} = ${value}` : key);

/** A change in words, one line per tag: what is added, changed and removed, and on how many resources. */
export function differences(all: readonly Tags[], change: TagChange): string[] {
  const several = (count: number) =>
    all.length > 1 ? ` ${l10n.t('({0} of {1} resources)', count, all.length)}` : '';
  const lines: string[] = [];
  for (const [key, value] of change.set) {
    const added = all.filter((tags) => !tags.has(key)).length;
    const olds = new Set(all.flatMap((tags) => tags.get(key) ?? []).filter((old) => old !== value));
    const changed = all.filter((tags) => tags.has(key) && tags.get(key) !== value).length;
    if (added > 0) lines.push(`+ ${tag(key, value)}${several(added)}`);
    if (changed > 0) {
      const from = [...olds].map(valueWords).join(', ');
      lines.push(`~ ${l10n.t('{0}: {1} → {2}', visible(key), from, valueWords(value))}${several(changed)}`);
    }
  }
  for (const key of change.remove) {
    const having = all.filter((tags) => tags.has(key));
    const [first] = having;
    if (first)
      lines.push(`− ${tag(key, having.length === 1 ? (first.get(key) ?? '') : '')}${several(having.length)}`);
  }
  return lines;
}

/** Source: Direct Connect service model 2012-10-25, Tag; AWS tagging guide. */
const MAX_TAGS = 50;
const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
/** AWS counts characters; JavaScript strings count UTF-16 code units. */
const length = (text: string) => Array.from(text).length;

/** What is wrong with a tag; `undefined` if nothing. */
export function tagProblem(key: string, value: string): string | undefined {
  if (key === '' || length(key) > 128 || length(value) > 256) {
    return l10n.t('A tag needs a key of 1 to 128 characters and a value of at most 256.');
  }
  if (/^aws:/i.test(key)) return l10n.t('Keys that begin with aws: are reserved for AWS.');
  return ALLOWED.test(key) && ALLOWED.test(value)
    ? undefined
    : l10n.t('A tag can only contain letters, digits, spaces and _.:/=+-@.');
}

/** What is wrong with a change; `undefined` if nothing. */
export function changeProblem(all: readonly Tags[], { set, remove }: TagChange): string | undefined {
  const after = all.map(
    (tags) => [...new Set([...tags.keys(), ...set.keys()])].filter((key) => !remove.has(key)).length,
  );
  return Math.max(...after) > MAX_TAGS
    ? l10n.t('A resource can have at most 50 tags; remove some.')
    : undefined;
}
