import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Collection } from '../estate/collection';
import type { Fields } from '../json/fields';
import { refuse } from '../refusal';
import type { Call } from './call';

const MAX_PAGE_SIZE = 100;

export interface Page<Resource> {
  readonly items: Resource[];
  /** Absent on the last page. */
  readonly next: { nextToken?: string };
}

/** What a request says about the page that it wants. */
export interface Paging {
  readonly maxResults: number | undefined;
  readonly nextToken: string | undefined;
}

export function readPaging(fields: Fields): Paging {
  return { maxResults: fields.integer('maxResults'), nextToken: fields.string('nextToken') };
}

/**
 * One page of a list, by the request's `maxResults` (1–100; more is reduced to 100, as in the API reference; 100 if
 * absent) and `nextToken`. A token is sealed: it is only valid for the same list, account, region and estate.
 * @param list the list and its filters, which the token is bound to
 * @throws Refusal for a maxResults below 1, and for a token that was not made for this list
 */
export function page<Resource>(
  call: Call,
  list: string,
  collection: Collection<Resource>,
  wanted: (resource: Resource) => boolean,
): Page<Resource> {
  return pageFrom(call, list, readPaging(call.fields), (after, size) => {
    const { items, last, more } = collection.after(Number(after ?? 0), size, wanted);
    return { items, last: String(last), more };
  });
}

/**
 * The same for items that are computed for each call: the token holds the key of the last item, so that the next page
 * continues there even if items were added or removed.
 * @param keyOf text that is different for each item, and by which they are sorted
 */
export function pageOfSorted<Item>(
  call: Call,
  list: string,
  paging: Paging,
  unsorted: readonly Item[],
  keyOf: (item: Item) => string,
): Page<Item> {
  return pageFrom(call, list, paging, (after, size) => {
    const rest = unsorted
      .map((item) => ({ item, key: keyOf(item) }))
      .filter(({ key }) => after === undefined || key > after)
      .sort((one, other) => (one.key < other.key ? -1 : 1));
    const here = rest.slice(0, size);
    const last = here.at(-1)?.key ?? after ?? '';
    return { items: here.map(({ item }) => item), last, more: rest.length > size };
  });
}

function pageFrom<Item>(
  call: Call,
  list: string,
  { maxResults, nextToken: token }: Paging,
  read: (after: string | undefined, size: number) => { items: Item[]; last: string; more: boolean },
): Page<Item> {
  const size = pageSize(maxResults);
  const binding = [list, call.account, call.region].join('|');
  const after = token === undefined ? undefined : open(token, call.estate.tokenKey, binding);
  const { items, last, more } = read(after, size);
  const nextToken = () => seal(last, call.estate.tokenKey, binding);
  if (call.repeatsToken) return { items, next: { nextToken: token ?? nextToken() } };
  return { items, next: more ? { nextToken: nextToken() } : {} };
}

function pageSize(maxResults: number | undefined): number {
  if (maxResults !== undefined && maxResults < 1) refuse('maxResults must be between 1 and 100.');
  return Math.min(maxResults ?? MAX_PAGE_SIZE, MAX_PAGE_SIZE);
}

const NONCE = 12;
const TAG = 16;

/** Base64, but not the kind for URLs: that may begin with a hyphen, which a command line takes for an option. */
function seal(after: string, key: Buffer, binding: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(binding));
  const sealed = Buffer.concat([cipher.update(after), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

function open(token: string, key: Buffer, binding: string): string {
  try {
    const bytes = Buffer.from(token, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE))
      .setAAD(Buffer.from(binding))
      .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
    const opened = Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]);
    return opened.toString();
  } catch {
    return refuse('The nextToken is not valid.');
  }
}
