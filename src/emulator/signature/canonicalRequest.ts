import { createHash } from 'node:crypto';
import type { ReceivedRequest } from '../http/request';

/**
 * The canonical request of Signature Version 4 for services other than S3: method, path, query, signed headers and the
 * hash of the received body.
 * @param signedHeaders lower-case names; sorted here, as by the signer
 */
export function canonicalRequest(request: ReceivedRequest, signedHeaders: readonly string[]): string {
  const names = [...signedHeaders].sort();
  const headers = names.map((name) => `${name}:${canonicalValue(request.headers.all(name))}\n`);
  return [
    request.method,
    canonicalPath(request.path),
    canonicalQuery(request.query),
    headers.join(''),
    names.join(';'),
    sha256(request.body),
  ].join('\n');
}

/** SHA-256 in lower-case hexadecimal. */
export function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function canonicalValue(values: readonly string[]): string {
  return values.map((value) => value.trim().replace(/ +/g, ' ')).join(',');
}

/** Each segment of the received path is encoded once more; empty and dot segments are resolved (RFC 3986, 5.2.4). */
function canonicalPath(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop();
    else if (segment !== '.' && segment !== '') kept.push(segment);
  }
  const trailing = kept.length > 0 && path.endsWith('/') ? '/' : '';
  return `/${kept.map(percentEncode).join('/')}${trailing}`;
}

function canonicalQuery(query: string): string {
  if (query === '') return '';
  const pairs = query.split('&').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return [reencode(name), reencode(value.join('='))] as const;
  });
  const byNameThenValue = (a: readonly [string, string], b: readonly [string, string]) =>
    compare(a[0], b[0]) || compare(a[1], b[1]);
  return pairs
    .sort(byNameThenValue)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function reencode(text: string): string {
  try {
    return percentEncode(decodeURIComponent(text));
  } catch {
    return percentEncode(text);
  }
}

/** Encodes everything but the unreserved characters of RFC 3986; encodeURIComponent misses a few. */
function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
