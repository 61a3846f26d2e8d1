import * as l10n from '@vscode/l10n';
import { visible } from '../../text';
import { typedTags } from '../draft';
import type { Rule } from './rule';

const SOURCE = 'Direct Connect service model 2012-10-25, Tag; AWS tagging guide';
/** AWS counts characters; JavaScript strings count UTF-16 code units. */
const length = (text: string) => Array.from(text).length;
const NOT_ALLOWED = /[^\p{L}\p{Z}\p{N}_.:/=+\-@]/u;
/** Spaces at the ends, and characters that look like a space: easily pasted, and hard to see. */
const STRAY_BLANK = /^\p{Z}|\p{Z}$|[^\P{Z} ]/u;

/** A character as shown in a message: by its code if it is invisible. */
function spelled(character: string): string {
  if (/^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(character) && visible(character) === character) return character;
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The rules for tags: how many, how long, which characters, no key twice. */
export const tagRules: readonly Rule[] = [
  {
    id: 'tags.count',
    fields: ['tags'],
    level: 'block',
    source: SOURCE,
    check: (draft) =>
      typedTags(draft).length > 50 ? l10n.t('A resource can have at most 50 tags; remove some.') : undefined,
  },
  {
    id: 'tags.length',
    fields: ['tags'],
    level: 'block',
    source: SOURCE,
    check: (draft) =>
      typedTags(draft).some(({ key, value }) => key === '' || length(key) > 128 || length(value) > 256)
        ? l10n.t('A tag needs a key of 1 to 128 characters and a value of at most 256.')
        : undefined,
  },
  {
    id: 'tags.characters',
    fields: ['tags'],
    level: 'block',
    source: SOURCE,
    check: (draft) => {
      for (const { key, value } of typedTags(draft)) {
        const bad = (NOT_ALLOWED.exec(key) ?? NOT_ALLOWED.exec(value))?.[0];
        if (bad === undefined) continue;
        return l10n.t(
          'The tag "{0}" contains {1}, which AWS does not allow. Use only letters, digits, spaces and _.:/=+-@.',
          visible(key),
          spelled(bad),
        );
      }
      return undefined;
    },
  },
  {
    id: 'tags.blanks',
    fields: ['tags'],
    level: 'warn',
    source: `${SOURCE}: every blank is taken as it is, so that tags which look alike differ`,
    check: (draft) => {
      const bad = typedTags(draft).find(({ key, value }) => STRAY_BLANK.test(key) || STRAY_BLANK.test(value));
      return bad
        ? l10n.t(
            'The tag "{0}" begins or ends with a space, or contains an unusual kind of space. It is sent as entered.',
            visible(bad.key),
          )
        : undefined;
    },
  },
  {
    id: 'tags.reserved',
    fields: ['tags'],
    level: 'block',
    source: SOURCE,
    check: (draft) => {
      const reserved = typedTags(draft).find(({ key }) => key.toLowerCase().startsWith('aws:'));
      return reserved
        ? l10n.t('The tag "{0}" begins with aws:, which is reserved for AWS.', visible(reserved.key))
        : undefined;
    },
  },
  {
    id: 'tags.unique',
    fields: ['tags'],
    level: 'block',
    source: 'DuplicateTagKeysException',
    check: (draft) => {
      const keys = typedTags(draft).map(({ key }) => key);
      const twice = keys.find((key, index) => keys.indexOf(key) !== index);
      return twice === undefined
        ? undefined
        : l10n.t('The tag "{0}" appears twice; each key can be used only once.', visible(twice));
    },
  },
];
