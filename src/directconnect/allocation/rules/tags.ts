import * as l10n from '@vscode/l10n';
import { typedTags } from '../draft';
import type { Rule } from './rule';

const SOURCE = 'Direct Connect service model 2012-10-25, Tag; AWS tagging guide';
/** AWS counts characters, a JavaScript string UTF-16 units. */
const length = (text: string) => Array.from(text).length;
const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** The rules for tags: how many, how long, which characters, no key twice. */
export const tagRules: readonly Rule[] = [
  {
    id: 'tags.count',
    fields: ['tags'],
    level: 'block',
    source: SOURCE,
    check: (draft) =>
      typedTags(draft).length > 50 ? l10n.t('A resource carries at most 50 tags; remove some.') : undefined,
  },
  {
    id: 'tags.length',
    fields: ['tags'],
    level: 'block',
    source: SOURCE,
    check: (draft) =>
      typedTags(draft).some(({ key, value }) => key === '' || length(key) > 128 || length(value) > 256)
        ? l10n.t('A tag needs a key of 1 to 128 characters; its value has at most 256.')
        : undefined,
  },
  {
    id: 'tags.characters',
    fields: ['tags'],
    level: 'block',
    source: SOURCE,
    check: (draft) => {
      const bad = typedTags(draft).find(({ key, value }) => !ALLOWED.test(key) || !ALLOWED.test(value));
      return bad
        ? l10n.t(
            'The tag "{0}" holds a character that AWS does not take: letters, digits, spaces and _.:/=+-@ only.',
            bad.key,
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
        ? l10n.t('The tag "{0}" begins with aws:, which is reserved for AWS.', reserved.key)
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
        : l10n.t('The tag "{0}" is there twice; a key may be used once.', twice);
    },
  },
];
