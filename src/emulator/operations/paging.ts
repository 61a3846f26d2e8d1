import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Shelf } from '../estate/shelf';
import { refuse } from '../refusal';
import type { Call } from './call';

const LARGEST_PAGE = 100;

export interface Page<Resource> {
  readonly items: Resource[];
  /** Absent on the last page. */
  readonly next: { nextToken?: string };
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
  shelf: Shelf<Resource>,
  wanted: (resource: Resource) => boolean,
): Page<Resource> {
  const size = pageSize(call.fields.integer('maxResults'));
  const token = call.fields.string('nextToken');
  const binding = [list, call.account, call.region].join('|');
  const after = token === undefined ? 0 : open(token, call.estate.tokenKey, binding);
  const { items, last, more } = shelf.after(after, size, wanted);
  const nextToken = () => seal(last, call.estate.tokenKey, binding);
  if (call.repeatsToken) return { items, next: { nextToken: token ?? nextToken() } };
  return { items, next: more ? { nextToken: nextToken() } : {} };
}

function pageSize(maxResults: number | undefined): number {
  if (maxResults !== undefined && maxResults < 1) refuse('maxResults must be between 1 and 100.');
  return Math.min(maxResults ?? LARGEST_PAGE, LARGEST_PAGE);
}

const NONCE = 12;
const TAG = 16;

function seal(after: number, key: Buffer, binding: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(binding));
  const sealed = Buffer.concat([cipher.update(String(after)), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

function open(token: string, key: Buffer, binding: string): number {
  try {
    const bytes = Buffer.from(token, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE))
      .setAAD(Buffer.from(binding))
      .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
    const opened = Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]);
    return Number(opened.toString());
  } catch {
    return refuse('The nextToken is not valid.');
  }
}
