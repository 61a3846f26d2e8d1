import type { Tag } from '../estate/model';
import type { Fields } from '../json/fields';
import { required } from '../json/fields';
import { Refusal, refuse } from '../refusal';

const MAX_TAGS = 50;
/** The model's pattern for keys and values. */
const CHARACTERS = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** Reads a list of tags from a request; a tag without a value has an empty one. */
export function readTags(list: Fields[] | undefined): Tag[] {
  const read = (list ?? []).map((tag) => ({ key: tag.string('key'), value: tag.string('value') ?? '' }));
  return read.map(({ key, value }) => ({ key: required(key, 'The key of a tag'), value }));
}

/**
 * The tags in a request: at most 50, with unique keys of 1–128 characters, values of at most 256, and `aws:` reserved.
 * @throws Refusal TooManyTagsException, DuplicateTagKeysException, or DirectConnectClientException
 */
export function checkTags(tags: readonly Tag[]): void {
  checkTagCount(tags.length);
  if (new Set(tags.map(({ key }) => key)).size < tags.length) {
    throw new Refusal('DuplicateTagKeysException', 'A tag key was specified more than once.');
  }
  tags.forEach(checkTag);
}

export function checkTagCount(count: number): void {
  if (count > MAX_TAGS) {
    throw new Refusal('TooManyTagsException', `A resource can have at most ${MAX_TAGS} tags.`);
  }
}

function checkTag({ key, value }: Tag): void {
  if (!isLength(key, 1, 128)) refuse('A tag key must have between 1 and 128 characters.');
  if (!isLength(value, 0, 256)) refuse('A tag value must have at most 256 characters.');
  if (!CHARACTERS.test(key) || !CHARACTERS.test(value)) {
    refuse('Tag keys and values can only contain letters, digits, spaces and _ . : / = + - @.');
  }
  if (key.toLowerCase().startsWith('aws:')) refuse('Tag keys that begin with aws: are reserved.');
}

/** Lengths are counted in characters, not in UTF-16 units. */
function isLength(text: string, min: number, max: number): boolean {
  const { length } = Array.from(text);
  return length >= min && length <= max;
}
